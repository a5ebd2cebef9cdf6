package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import java.util.ArrayList;
import java.util.List;

/**
 * A type seen as a member of an interface or union: its rows can be filtered and sorted only by the
 * scalar fields that all members have in a column.
 *
 * @param seenAs the interface or union
 * @param type one of its types
 */
public record TypeView(InterfaceModel seenAs, TypeModel type) {
  private static final char SEPARATOR = '/';

  /** The name of the view in the parts of a statement that depend on the request. */
  public String name() {
    return seenAs.name() + SEPARATOR + type.name();
  }

  /**
   * The type of a name, or the restricted type of a view's {@link #name()}.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public static TypeModel rows(Model model, String name) {
    int separator = name.indexOf(SEPARATOR);
    return separator < 0
        ? model.type(name)
        : new TypeView(
                model.interfaceNamed(name.substring(0, separator)),
                model.type(name.substring(separator + 1)))
            .rows(model);
  }

  /**
   * The type with the shared fields only and without a key: the statement itself orders rows of
   * different types with equal sort values.
   */
  public TypeModel rows(Model model) {
    List<FieldModel> fields = new ArrayList<>();
    for (ScalarField field : scalars(seenAs, type)) {
      Column column = field.column();
      boolean nullable =
          seenAs.types().stream()
              .map(each -> model.type(each).field(field.name()).orElseThrow())
              .anyMatch(FieldModel::nullable);
      fields.add(
          new ScalarField(
              field.name(),
              fields.size(),
              // Nullable in one type is nullable in all, so that all sort nulls alike.
              column.named(column.name(), nullable),
              false,
              field.isId(),
              field.doc()));
    }
    return new TypeModel(
        seenAs.name(),
        type.singular(),
        type.plural(),
        type.javaClass(),
        type.table(),
        type.readOnly(),
        fields,
        type.doc());
  }

  /** The fields of an interface that are scalar fields of one of its types, in their order. */
  public static List<ScalarField> scalars(InterfaceModel seenAs, TypeModel type) {
    return seenAs.fields().stream()
        .flatMap(name -> type.field(name).stream())
        .filter(ScalarField.class::isInstance)
        .map(ScalarField.class::cast)
        .toList();
  }
}
