-- Does in Neovim what people do with the language server, and writes what was seen as JSON into the file that
-- PLUMBLINE_SEEN names. Runs in every Neovim from 0.7 on; run-neovim.ts starts it in the folder of workspace.ts.

local PATIENCE_IN_MILLISECONDS = 20000
local seen = { steps = {} }

local function version()
  local v = vim.version()
  return string.format('%d.%d.%d', v.major, v.minor, v.patch)
end

local function clients()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)()
end

-- Waits until `holds` gives something, and gives that; fails by name when it never does.
local function until_(what, holds)
  local found
  local happened = vim.wait(PATIENCE_IN_MILLISECONDS, function()
    found = holds()
    return found ~= nil and found ~= false
  end, 10)
  if not happened then error('waited in vain for ' .. what) end
  return found
end

local function lines(buffer)
  return vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, false)
end

-- Puts the cursor on the first `text` below line `after`.
local function go_to(text, after)
  for number, line in ipairs(lines()) do
    local column = line:find(text, 1, true)
    if column and number > (after or 0) then
      vim.api.nvim_win_set_cursor(0, { number, column - 1 })
      return
    end
  end
  error('no ' .. text .. ' in ' .. vim.api.nvim_buf_get_name(0))
end

-- The diagnostics of a buffer, in order of place, each with the text it underlines: in the editor's own columns, which are bytes.
local function diagnostics(buffer)
  local all = vim.diagnostic.get(buffer or 0)
  table.sort(all, function(a, b)
    if a.lnum ~= b.lnum then return a.lnum < b.lnum end
    return a.code < b.code
  end)
  return vim.tbl_map(function(one)
    local line = vim.api.nvim_buf_get_lines(buffer or 0, one.lnum, one.lnum + 1, false)[1]
    local last = one.end_lnum == one.lnum and one.end_col or #line
    return { line = one.lnum + 1, code = one.code, text = line:sub(one.col + 1, last), severity = one.severity }
  end, all)
end

local function codes(buffer)
  return vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(buffer or 0))
end

local function open(path)
  vim.cmd('silent edit ' .. vim.fn.fnameescape(path))
end

local function floating_window()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then return window end
  end
end

local steps = {}

function steps.diagnostics()
  open('policies/access.md')
  until_('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  local client = clients()[1]
  return { found = diagnostics(), encoding = client.offset_encoding }
end

function steps.hover()
  go_to('AC-02', 12)
  vim.lsp.buf.hover()
  local window = until_('the hover', floating_window)
  local shown = lines(vim.api.nvim_win_get_buf(window))
  vim.api.nvim_win_close(window, true)
  return shown
end

function steps.definition()
  local from = vim.api.nvim_get_current_buf()
  go_to('AC-02', 12)
  vim.lsp.buf.definition()
  until_('the definition', function() return vim.api.nvim_get_current_buf() ~= from end)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local there = { path = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':.'), text = lines()[row]:sub(column + 1) }
  vim.api.nvim_set_current_buf(from)
  return there
end

-- What is offered inside of `CC6.1`, and the line once the one with this label has been taken.
function steps.completion()
  local client = clients()[1]
  go_to('6.1]')
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', params, PATIENCE_IN_MILLISECONDS)
  local result = (answers[client.id] or {}).result or {}
  local items = result.items or result
  for _, item in ipairs(items) do
    if item.label == 'CC6.2' then
      local edit = item.textEdit
      -- Neovim 0.12 is told of two ranges; the whole word is the one to replace.
      local whole = { range = edit.range or edit.replace, newText = edit.newText }
      vim.lsp.util.apply_text_edits({ whole }, vim.api.nvim_get_current_buf(), client.offset_encoding)
      local taken = vim.api.nvim_get_current_line()
      vim.cmd('silent undo')
      return { offered = #items, taken = taken }
    end
  end
  error('CC6.2 is not among ' .. #items .. ' items')
end

function steps.codeAction()
  -- What is offered is chosen among by its title, as by a person.
  local offered = {}
  vim.ui.select = function(items, options, choose)
    for index, item in ipairs(items) do
      local title = options.format_item and options.format_item(item) or tostring(index)
      table.insert(offered, title)
    end
    choose(items[1], 1)
  end
  go_to('"aproved"')
  local tick = vim.api.nvim_buf_get_changedtick(0)
  vim.lsp.buf.code_action()
  until_('the fix', function() return vim.api.nvim_buf_get_changedtick(0) ~= tick end)
  until_('the finding to go', function() return not vim.tbl_contains(codes(), 'value-invalid') end)
  return { offered = offered, lines = lines() }
end

function steps.rename()
  if not clients()[1].server_capabilities.renameProvider then return vim.NIL end
  go_to('AC-02', 12)
  local tick = vim.api.nvim_buf_get_changedtick(0)
  vim.lsp.buf.rename('AC-77')
  until_('the new name', function() return vim.api.nvim_buf_get_changedtick(0) ~= tick end)
  local register = vim.fn.bufnr('controls/access.yml')
  return { policy = lines(), register = lines(register) }
end

function steps.stop()
  for _, client in ipairs(clients()) do
    if vim.fn.has('nvim-0.11') == 1 then client:stop() else client.stop() end
  end
  return until_('the server to end', function() return vim.g.plumbline_exit end)
end

seen.version = version()
for _, name in ipairs({ 'diagnostics', 'hover', 'definition', 'completion', 'codeAction', 'rename', 'stop' }) do
  local fine, result = pcall(steps[name])
  seen.steps[name] = fine and { result = result } or { failure = tostring(result) }
end

local file = assert(io.open(vim.env.PLUMBLINE_SEEN, 'w'))
file:write(vim.fn.json_encode(seen))
file:close()
vim.cmd('qall!')
