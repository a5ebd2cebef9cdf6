package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import java.util.List;

/**
 * A column that an export may name.
 *
 * @param column the column
 * @param id whether GraphQL knows it as an ID
 * @param path the field that shows it, behind the embedded fields that it lies in
 */
record ExportColumn(Column column, boolean id, List<FieldModel> path) {
  ExportColumn {
    path = List.copyOf(path);
  }

  /** A column of the type's own, under the name that the request has for it. */
  ExportColumn named(String name) {
    return path.getFirst() instanceof ScalarField scalar
        ? new ExportColumn(
            column,
            id,
            List.of(
                new ScalarField(
                    name,
                    scalar.ordinal(),
                    scalar.column(),
                    scalar.key(),
                    scalar.reference(),
                    scalar.doc())))
        : this;
  }
}
