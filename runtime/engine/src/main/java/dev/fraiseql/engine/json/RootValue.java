package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.JsonSink;

/** The value of a root field, which can be written when all statements of the plan have run. */
@FunctionalInterface
interface RootValue {

  /** Appends the value as JSON. */
  void write(JsonSink out);
}
