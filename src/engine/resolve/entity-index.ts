/**
 * Which entities admit an end of a flow, for all entities at once. Most say No to most ends, so the answers start
 * as those of an end that nothing knows; only entities that name a range, an object or a service of the end are asked.
 */
import type { Family } from "../net/address.ts";
import { isEverything } from "../net/prefix.ts";
import { AddressIndex } from "./address-index.ts";
import { type Bits, emptyBits, hasBit, writeBit } from "./bits.ts";
import { type CompiledEntity, entityStateOf } from "./entity.ts";
import type { End, Peer } from "./peer.ts";
import { Maybe, No } from "./state.ts";

type Answers = Pick<Peer, "admits" | "doubts">;

export class EntityIndex {
  private readonly entities: readonly CompiledEntity[];
  /** For an address that no range, object or service of any entity holds. */
  private readonly ofStrangers: Readonly<Record<Family, Bits>>;
  /** For an unknown address that no endpoint holds. */
  private readonly ofUnknown = new Map<Family, Answers>();
  private readonly byRange = new AddressIndex();
  private readonly withSelector: readonly CompiledEntity[];
  private readonly withService: readonly CompiledEntity[];
  private readonly byObject = new Map<number, readonly CompiledEntity[]>();

  constructor(entities: readonly CompiledEntity[]) {
    this.entities = entities;
    this.ofStrangers = { 4: admitsStrangers(entities, 4), 6: admitsStrangers(entities, 6) };
    this.withSelector = entities.filter(({ selected, excluded }) => selected ?? excluded);
    this.withService = entities.filter(({ service }) => service);
    for (const { id, entity } of entities) {
      for (const net of [...entity.nets, ...entity.notNets]) this.byRange.addPrefix(net, id);
    }
  }

  /** The answers of `entityStateOf` for every entity. */
  answersFor(end: End): Answers {
    const { admits, doubts } = end.address ? this.stranger(end.family) : this.unknown(end);
    const answers = { admits: admits.slice(), doubts: doubts.slice() };
    note(answers, this.concerned(end), end);
    return answers;
  }

  private stranger(family: Family): Answers {
    return { admits: this.ofStrangers[family], doubts: emptyBits(this.entities.length) };
  }

  /** Unknown addresses of one family differ only in the endpoint that holds them. */
  private unknown(end: End): Answers {
    const known = this.ofUnknown.get(end.family);
    if (known) return known;
    const answers = this.stranger(end.family);
    const objects = end.objects.filter((object) => object !== end.endpoint);
    const nobody = { ...end, endpoint: -1, objects };
    const made = { admits: answers.admits.slice(), doubts: answers.doubts };
    note(made, this.entities, nobody);
    this.ofUnknown.set(end.family, made);
    return made;
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
        (selected && hasBit(selected, object)) || (excluded && hasBit(excluded, object)),
    );
    this.byObject.set(object, found);
    return found;
  }
}

function note({ admits, doubts }: Answers, entities: readonly CompiledEntity[], end: End): void {
  for (const entity of entities) {
    const state = entityStateOf(entity, end);
    writeBit(admits, entity.id, state !== No);
    writeBit(doubts, entity.id, state === Maybe);
  }
}

function admitsStrangers(entities: readonly CompiledEntity[], family: Family): Bits {
  const bits = emptyBits(entities.length);
  for (const { id, entity, selected, service } of entities) {
    const own = entity.notNets.filter((net) => net.address.family === family);
    const excludes = entity.notNets.length > 0 && (own.length === 0 || own.some(isEverything));
    writeBit(bits, id, entity.nets.length === 0 && !excludes && !selected && !service);
  }
  return bits;
}
