-- Read by Neovim before the set-up from docs/editors.md: notes how the server ends. A Neovim older than what the page
-- speaks of (0.7) gets here what it has instead.

local function note(code, signal)
  vim.g.plumbline_exit = { code, signal }
end

if vim.fn.has('nvim-0.11') == 1 then
  vim.lsp.config('*', { on_exit = note })
elseif vim.fn.has('nvim-0.8') == 1 then
  local start = vim.lsp.start
  vim.lsp.start = function(config, options)
    config.on_exit = note
    return start(config, options)
  end
else
  local client
  vim.api.nvim_create_autocmd('FileType', {
    pattern = { 'markdown', 'yaml' },
    callback = function(event)
      client = client
        or vim.lsp.start_client({
          name = 'plumbline',
          cmd = { 'plumbline', 'lsp', '--stdio' },
          root_dir = vim.fn.getcwd(),
          settings = { plumbline = { asOf = vim.env.PLUMBLINE_AS_OF } },
          on_exit = note,
        })
      vim.lsp.buf_attach_client(event.buf, client)
    end,
  })
end
