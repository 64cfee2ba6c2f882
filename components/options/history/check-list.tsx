interface CheckListProps<Item extends string> {
  readonly legend: string;
  readonly items: readonly Item[];
  readonly nameOf: (item: Item) => string;
  /** Those that are not chosen. */
  readonly without: ReadonlySet<Item>;
  readonly onChange: (without: ReadonlySet<Item>) => void;
}

/** Some of a few things. What comes to the list later is chosen. */
export function CheckList<Item extends string>({
  legend,
  items,
  nameOf,
  without,
  onChange,
}: CheckListProps<Item>) {
  const choose = (item: Item, isChosen: boolean) => {
    const others = [...without].filter((other) => other !== item);
    onChange(new Set(isChosen ? others : [...others, item]));
  };
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="checks">
        {items.map((item) => (
          <label key={item}>
            <input
              type="checkbox"
              checked={!without.has(item)}
              onChange={(event) => choose(item, event.currentTarget.checked)}
            />
            {nameOf(item)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
