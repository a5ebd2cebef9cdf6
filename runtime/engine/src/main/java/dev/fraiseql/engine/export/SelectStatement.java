package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.query.ExportedRows;
import java.util.List;

/**
 * A SELECT statement with resolved names and, if it was parsed with values, typed values.
 *
 * @param type whose rows
 * @param fields the columns, in the order of the statement, under the names of the result
 * @param rows which rows, in which order; must not be used if the statement was parsed without the
 *     values of its parameters
 * @param parameters in the order of the question marks
 */
record SelectStatement(
    TypeModel type, List<FieldModel> fields, ExportedRows rows, List<Parameter> parameters) {
  SelectStatement {
    fields = List.copyOf(fields);
    parameters = List.copyOf(parameters);
  }
}
