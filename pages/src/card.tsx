/** The card of a record or criterion, as a hover in the editor shows it: paragraphs, lists and links. */
import type { CardBlock, CardSpan } from '../../server/src/protocol/page-messages.ts';

interface CardProps {
  readonly blocks: readonly CardBlock[];
  readonly follow: (target: string) => void;
}

/** What a card says. Items that follow each other are one list. */
export function Card({ blocks, follow }: CardProps) {
  const parts: CardBlock[][] = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (block.style === 'item' && last?.[0]?.style === 'item') last.push(block);
    else parts.push([block]);
  }
  return (
    <>
      {parts.map((part, index) =>
        part[0]?.style === 'item' ? (
          <ul key={index}>
            {part.map((block, item) => (
              <li key={item}>
                <Lines block={block} follow={follow} />
              </li>
            ))}
          </ul>
        ) : (
          part.map((block, item) => (
            <p key={`${index} ${item}`} class={block.style === 'heading' ? 'card-heading' : undefined}>
              <Lines block={block} follow={follow} />
            </p>
          ))
        ),
      )}
    </>
  );
}

function Lines({ block: { lines }, follow }: { readonly block: CardBlock; readonly follow: (target: string) => void }) {
  return (
    <>
      {lines.map((line, index) => (
        <span key={index} class="card-line">
          {line.map((span, at) => (
            <Span key={at} span={span} follow={follow} />
          ))}
        </span>
      ))}
    </>
  );
}

function Span({
  span: { text, isStrong, link },
  follow,
}: {
  readonly span: CardSpan;
  readonly follow: (target: string) => void;
}) {
  const words = isStrong === true ? <strong>{text}</strong> : text;
  if (link === undefined) return <>{words}</>;
  return (
    <button type="button" class="link" role="link" onClick={() => follow(link)}>
      {words}
    </button>
  );
}
