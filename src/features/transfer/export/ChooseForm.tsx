/** The list of forms, one to be chosen: what each is, or why there is none. */
import { type ReactNode, useId } from "react";
import { useSession } from "#src/session/index.ts";
import styles from "./ChooseForm.module.css";
import { groups, missing, type ExportForm, type FormId } from "./forms.ts";

export interface ChooseFormProps {
  readonly chosen: FormId;
  readonly onChange: (chosen: FormId) => void;
}

export function ChooseForm({ chosen, onChange }: ChooseFormProps): ReactNode {
  const name = useId();
  return (
    <div role="radiogroup" aria-label="What to export" className={styles["forms"]}>
      {groups.map(({ title, forms }) => (
        <div key={title} className={styles["group"]}>
          <p className={styles["title"]} aria-hidden>
            {title}
          </p>
          {forms.map((form) => (
            <Form key={form.id} form={form} name={name} checked={form.id === chosen} onChoose={onChange} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface FormProps {
  readonly form: ExportForm;
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: (id: FormId) => void;
}

function Form({ form: { id, name: title, about }, name, checked, onChoose }: FormProps): ReactNode {
  const none = useSession((state) => missing(id, state));
  const described = useId();
  return (
    <label className={styles["form"]}>
      <input
        type="radio"
        aria-label={title}
        aria-describedby={described}
        name={name}
        value={id}
        checked={checked}
        disabled={none !== null && !checked}
        onChange={() => onChoose(id)}
      />
      <span className={styles["face"]}>
        <span className={styles["name"]}>{title}</span>{" "}
        <span id={described} className={styles["about"]}>
          {none ?? about}
        </span>
      </span>
    </label>
  );
}
