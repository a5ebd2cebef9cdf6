package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Operand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds the argument {@code distinctOn}: names of fields whose equal values are listed once. */
public final class DistinctBinder {
  private DistinctBinder() {}

  /**
   * The columns of the named fields; empty without the argument.
   *
   * @param input a name or a list of names; null for none
   * @param place the input's path in the request, for errors
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if a name is not that of a field
   *     of the type that rows can be sorted by, or a variable
   */
  public static List<Column> columns(TypeModel type, @Nullable Object input, String place) {
    if (input == null) {
      return List.of();
    }
    List<?> names = input instanceof List<?> list ? list : List.of(input);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(column(type, names.get(i), place + "." + i));
    }
    return columns;
  }

  private static Column column(TypeModel type, @Nullable Object name, String place) {
    if (name instanceof Operand.Variable) {
      throw BadInput.at(
          place,
          "the fields cannot be variables, because they decide the SQL. Write them in the document.");
    }
    List<ScalarField> fields =
        type.fields().stream()
            .filter(ScalarField.class::isInstance)
            .map(ScalarField.class::cast)
            .filter(OrderBinder::sortable)
            .toList();
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .map(ScalarField::column)
        .orElseThrow(() ->
            BadInput.at(
                place,
                type.name()
                    + " has no field "
                    + name
                    + " whose values can be distinct."
                    + Suggestions.sentence(
                        String.valueOf(name), fields.stream().map(ScalarField::name).toList())));
  }
}
