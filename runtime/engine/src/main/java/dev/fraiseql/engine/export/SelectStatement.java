package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.query.ExportedRows;
import java.util.List;

/**
 * A SELECT statement whose names are resolved and, if it was read with values, whose values are
 * typed.
 *
 * @param type whose rows
 * @param fields the columns, in the order asked for, under the names that the answer has for them
 * @param rows which rows, in which order; not to be used if the statement was read without the
 *     values of its parameters
 * @param parameters what its question marks stand for, in order
 */
record SelectStatement(
    TypeModel type, List<FieldModel> fields, ExportedRows rows, List<Parameter> parameters) {
  SelectStatement {
    fields = List.copyOf(fields);
    parameters = List.copyOf(parameters);
  }
}
