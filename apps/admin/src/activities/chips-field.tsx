import { useId } from "react";
import style from "./chips-field.module.css";

interface ChipsFieldProps<Value extends string | null> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { readonly value: Value; readonly label: string }[];
}

/** One of a few, each a target for a thumb. A native radio group, so arrows and screen readers know it. */
export function ChipsField<Value extends string | null>({ label, value, onChange, options }: ChipsFieldProps<Value>) {
  const name = useId();
  return (
    <fieldset className={style["field"]}>
      <legend className={style["label"]}>{label}</legend>
      <div className={style["chips"]}>
        {options.map((option) => (
          <label key={option.value ?? ""} className={style["chip"]}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
