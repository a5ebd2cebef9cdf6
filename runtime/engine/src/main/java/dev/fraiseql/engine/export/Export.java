package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.query.ExportedRows;
import java.util.List;

/**
 * A bulk export whose names are resolved and whose values are typed.
 *
 * @param type whose rows
 * @param fields the columns, in the order asked for: scalar fields, foreign keys, and embedded
 *     fields narrowed to what was asked of them
 * @param rows which of them, in which order
 */
public record Export(TypeModel type, List<FieldModel> fields, ExportedRows rows) {
  public Export {
    fields = List.copyOf(fields);
  }
}
