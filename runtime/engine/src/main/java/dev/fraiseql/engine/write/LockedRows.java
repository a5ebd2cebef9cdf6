package dev.fraiseql.engine.write;

import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.jdbc.KeyBatch;
import java.util.List;

/**
 * Rows that have been read and locked.
 *
 * @param keys in the order in which they were read
 * @param values for each row its columns that were read, by index
 * @param json for each row its JSON; empty if changes are not captured
 */
record LockedRows(KeyBatch keys, List<WriteRow> values, List<RowJson> json) {
  boolean isEmpty() {
    return values.isEmpty();
  }
}
