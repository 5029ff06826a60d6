/** The analysis worker: one analyst, its calls carried by messages. */
import { expose } from "comlink";
import { createAnalyst } from "./analyst/analyst.ts";

expose(createAnalyst());
