package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import java.util.List;

/**
 * A column that an export may name.
 *
 * @param column the column
 * @param id whether its GraphQL type is ID
 * @param path the field of the column, after the embedded fields that contain it
 */
record ExportColumn(Column column, boolean id, List<FieldModel> path) {
  ExportColumn {
    path = List.copyOf(path);
  }

  /** The column under the name that the request uses; unchanged within an embedded field. */
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
                    scalar.isId(),
                    scalar.doc())))
        : this;
  }
}
