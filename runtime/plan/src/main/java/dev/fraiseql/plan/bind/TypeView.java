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
 * The rows of a type as those of an interface: what they can be filtered and sorted by is what all
 * types of the interface have in a column.
 *
 * @param seenAs the interface or union
 * @param type one of its types
 */
public record TypeView(InterfaceModel seenAs, TypeModel type) {
  private static final char SEPARATOR = '/';

  /** What a part of a statement that depends on the request calls the rows. */
  public String name() {
    return seenAs.name() + SEPARATOR + type.name();
  }

  /**
   * The type of that name, or the rows of a view of that {@link #name()}.
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
   * A type with these fields alone, without a key: whose rows come first among those of several
   * types is for the statement to say.
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
              // Nulls are sorted alike in all of its types, wherever they may occur.
              new Column(column.name(), column.type(), nullable, column.length()),
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

  /** Those of an interface's fields that one of its types has in a column, in their order. */
  public static List<ScalarField> scalars(InterfaceModel seenAs, TypeModel type) {
    return seenAs.fields().stream()
        .flatMap(name -> type.field(name).stream())
        .filter(ScalarField.class::isInstance)
        .map(ScalarField.class::cast)
        .toList();
  }
}
