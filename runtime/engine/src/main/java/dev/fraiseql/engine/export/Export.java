package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.query.ExportedRows;
import java.util.List;

/**
 * A bulk export with resolved names and typed values.
 *
 * @param type whose rows
 * @param fields the columns, in the order of the request: scalar fields, foreign keys, and embedded
 *     fields reduced to the requested ones
 * @param rows which of them, in which order
 */
public record Export(TypeModel type, List<FieldModel> fields, ExportedRows rows) {
  public Export {
    fields = List.copyOf(fields);
  }
}
