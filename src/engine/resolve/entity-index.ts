/**
 * Which entities admit an end of a flow, and so which rules, for all of them at once. Most say No to most ends, so the
 * answers start as those of an end that nothing knows; only entities that name a range, an object or a service of
 * the end are asked.
 */
import type { Family } from "../net/address.ts";
import { isEverything } from "../net/prefix.ts";
import { AddressIndex } from "./address-index.ts";
import { type Bits, emptyBits, hasBit, writeBit } from "./bits.ts";
import { type CompiledEntity, entityStateOf } from "./entity.ts";
import type { Answers, End } from "./peer.ts";
import type { RuleList } from "./screen.ts";
import { Maybe, No } from "./state.ts";

/** Numbers of the rules that have an entity as their source or destination; Log rules decide nothing and are left out. */
interface Users {
  readonly source: number[];
  readonly destination: number[];
}

export class EntityIndex {
  private readonly entities: readonly CompiledEntity[];
  private readonly users: readonly Users[];
  /** For an address that no range, object or service of any entity holds. */
  private readonly ofStrangers: Readonly<Record<Family, Answers>>;
  /** For an unknown address that no endpoint holds. */
  private readonly ofUnknown = new Map<Family, Answers>();
  private readonly byRange = new AddressIndex();
  private readonly withSelector: readonly CompiledEntity[];
  private readonly withService: readonly CompiledEntity[];
  private readonly byObject = new Map<number, readonly CompiledEntity[]>();

  /** `entities` at the position of their number, `lists` all that use them. */
  constructor(entities: readonly CompiledEntity[], lists: readonly RuleList[]) {
    this.entities = entities;
    this.users = usersOf(entities, lists);
    const rules = lists.reduce((sum, list) => sum + list.rules.length, 0);
    this.ofStrangers = { 4: this.strangers(4, rules), 6: this.strangers(6, rules) };
    this.withSelector = entities.filter(({ selected, excluded }) => selected ?? excluded);
    this.withService = entities.filter(({ service }) => service);
    for (const { id, entity } of entities) {
      for (const net of [...entity.nets, ...entity.notNets]) this.byRange.addPrefix(net, id);
    }
  }

  /** The answers of `entityStateOf` for every entity. */
  answersFor(end: End): Answers {
    const answers = copyOf(end.address ? this.ofStrangers[end.family] : this.unknown(end));
    for (const entity of this.concerned(end)) this.note(answers, entity, end);
    return answers;
  }

  private strangers(family: Family, rules: number): Answers {
    const answers = {
      admits: emptyBits(this.entities.length),
      doubts: emptyBits(this.entities.length),
      asSource: emptyBits(rules),
      asDestination: emptyBits(rules),
    };
    for (const entity of this.entities)
      if (admitsStrangers(entity, family)) this.admit(answers, entity.id, true);
    return answers;
  }

  /** Unknown addresses of one family differ only in the endpoint that holds them. */
  private unknown(end: End): Answers {
    const known = this.ofUnknown.get(end.family);
    if (known) return known;
    const objects = end.objects.filter((object) => object !== end.endpoint);
    const nobody = { ...end, endpoint: -1, objects };
    const answers = copyOf(this.ofStrangers[end.family]);
    for (const entity of this.entities) this.note(answers, entity, nobody);
    this.ofUnknown.set(end.family, answers);
    return answers;
  }

  /** The entities whose answer may be another than a stranger's; some more than once. */
  private concerned({ address, objects }: End): readonly CompiledEntity[] {
    const ranges = address ? this.byRange.holders(address) : [];
    return [
      ...this.withService,
      ...ranges.flatMap((id) => this.entities[id] ?? []),
      ...objects.flatMap((object) => this.naming(object)),
    ];
  }

  /** Entities whose selectors select an object. */
  private naming(object: number): readonly CompiledEntity[] {
    const known = this.byObject.get(object);
    if (known) return known;
    const found = this.withSelector.filter(
      ({ selected, excluded }) =>
        (selected !== null && hasBit(selected, object)) || (excluded !== null && hasBit(excluded, object)),
    );
    this.byObject.set(object, found);
    return found;
  }

  private note(answers: Answers, entity: CompiledEntity, end: End): void {
    const state = entityStateOf(entity, end);
    if (hasBit(answers.admits, entity.id) !== (state !== No)) this.admit(answers, entity.id, state !== No);
    writeBit(answers.doubts, entity.id, state === Maybe);
  }

  private admit({ admits, asSource, asDestination }: Answers, id: number, on: boolean): void {
    const users = this.users[id];
    writeBit(admits, id, on);
    for (const rule of users?.source ?? []) writeBit(asSource, rule, on);
    for (const rule of users?.destination ?? []) writeBit(asDestination, rule, on);
  }
}

function usersOf(entities: readonly CompiledEntity[], lists: readonly RuleList[]): readonly Users[] {
  const users = entities.map((): Users => ({ source: [], destination: [] }));
  for (const { rules, first } of lists) {
    for (const { rule, index, source, destination } of rules) {
      if (rule.action === "Log") continue;
      users[source.id]?.source.push(first + index);
      users[destination.id]?.destination.push(first + index);
    }
  }
  return users;
}

function admitsStrangers({ entity, selected, service }: CompiledEntity, family: Family): boolean {
  if (entity.nets.length > 0 || selected || service) return false;
  const own = entity.notNets.filter((net) => net.address.family === family);
  return entity.notNets.length === 0 || (own.length > 0 && !own.some(isEverything));
}

function copyOf(answers: Answers): Answers {
  const copy = (bits: Bits): Bits => bits.slice();
  return {
    admits: copy(answers.admits),
    doubts: copy(answers.doubts),
    asSource: copy(answers.asSource),
    asDestination: copy(answers.asDestination),
  };
}
