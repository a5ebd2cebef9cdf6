package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Filter;
import java.util.List;

/**
 * A bulk export whose names are resolved and whose values are typed.
 *
 * @param type whose rows
 * @param fields the columns, in the order asked for: scalar fields, foreign keys, and embedded
 *     fields narrowed to what was asked of them
 * @param filter which rows
 */
public record Export(TypeModel type, List<FieldModel> fields, Filter filter) {
  public Export {
    fields = List.copyOf(fields);
  }
}
