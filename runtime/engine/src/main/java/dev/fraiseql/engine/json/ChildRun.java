package dev.fraiseql.engine.json;

import dev.fraiseql.contract.json.JsonSink;

/** What was read for a child level of one request: a value for each parent row. */
interface ChildRun {

  /**
   * Writes the value of a parent.
   *
   * @param ordinal of the parent, from 0
   */
  void write(int ordinal, JsonSink out);
}
