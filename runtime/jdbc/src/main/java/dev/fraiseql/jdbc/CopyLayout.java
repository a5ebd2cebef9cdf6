package dev.fraiseql.jdbc;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a statement hold whose rows are to come as a {@link BinaryCopy}.
 *
 * @param types by position, the first being position 1; null where only NULL or not NULL matters
 */
public record CopyLayout(List<@Nullable ValueType> types) {
  private static final ValueType COUNT = ValueType.of(Scalar.LONG);

  /**
   * The layout of rows of that selection; empty if it holds what needs more than one column of a
   * row at a time: lists of rows, computed fields, node ids.
   */
  public static Optional<CopyLayout> of(Selection selection, TypeModel type, Model model) {
    List<@Nullable ValueType> types = new ArrayList<>();
    return fill(types, selection, fields(type), model)
        ? Optional.of(new CopyLayout(types))
        : Optional.empty();
  }

  private static boolean fill(
      List<@Nullable ValueType> types,
      Selection selection,
      List<? extends FieldModel> fields,
      Model model) {
    for (Selection.Entry entry : selection.entries()) {
      if (entry.column() == Selection.TYPENAME) {
        continue;
      }
      if (entry.column() == Selection.COUNT) {
        put(types, entry.position(), COUNT);
        continue;
      }
      FieldModel field =
          fields.stream()
              .filter(candidate -> candidate.ordinal() == entry.column())
              .findFirst()
              .orElse(null);
      boolean fits =
          switch (field) {
            case null -> false;
            case ToManyField toMany -> false;
            case ScalarField scalar -> {
              put(types, entry.position(), scalar.column().type());
              yield true;
            }
            case EmbeddedField embedded ->
                presence(types, entry.position())
                    && fill(types, selectionOf(entry), embedded.fields(), model);
            case ToOneField toOne ->
                presence(types, entry.position())
                    && fill(types, selectionOf(entry), fields(model.type(toOne.target())), model);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static List<FieldModel> fields(TypeModel type) {
    return Stream.<FieldModel>concat(type.fields().stream(), type.foreignKeys().stream()).toList();
  }

  private static Selection selectionOf(Selection.Entry entry) {
    Selection nested = entry.nested();
    if (nested == null) {
      throw new IllegalArgumentException(entry.name() + " is an object and has no selection");
    }
    return nested;
  }

  private static boolean presence(List<@Nullable ValueType> types, int position) {
    makeRoom(types, position);
    return true;
  }

  private static void put(List<@Nullable ValueType> types, int position, ValueType type) {
    makeRoom(types, position);
    types.set(position - 1, type);
  }

  private static void makeRoom(List<@Nullable ValueType> types, int position) {
    while (types.size() < position) {
      types.add(null);
    }
  }
}
