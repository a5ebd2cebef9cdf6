package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.query.WriteResult.ReturnedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out whether the statement that writes a row can return what is selected of it. */
public final class ReturnedFields {
  private ReturnedFields() {}

  /**
   * The fields of a selection as columns of the written row.
   *
   * @param selection of a level that reads rows of the type
   * @return null if one of the fields is not a column of the row
   */
  public static @Nullable ReturnedRow of(WritableType type, Selection selection) {
    TreeSet<Integer> columns = new TreeSet<>();
    if (!collect(type, type.type().fields(), selection, columns)) {
      return null;
    }
    RowImage image = type.image(columns);
    return new ReturnedRow(
        List.copyOf(columns), moved(type, type.type().fields(), selection, image));
  }

  private static boolean collect(
      WritableType type, List<FieldModel> fields, Selection selection, Set<Integer> columns) {
    for (Entry entry : selection.entries()) {
      if (entry.column() == Selection.TYPENAME) {
        continue;
      }
      FieldModel field = field(fields, entry);
      switch (field) {
        case ScalarField scalar -> columns.add(type.index(scalar.column()));
        case EmbeddedField embedded -> {
          Selection nested = entry.nested();
          if (embedded.nullable()
              || nested == null
              || !collect(type, embedded.fields(), nested, columns)) {
            return false;
          }
        }
        case null, default -> {
          return false;
        }
      }
    }
    return true;
  }

  /** The field of an entry; null if it is none with columns of its own. */
  private static @Nullable FieldModel field(List<FieldModel> fields, Entry entry) {
    for (FieldModel field : fields) {
      if (field.ordinal() == entry.column() && entry.column() >= 0) {
        return field;
      }
    }
    return null;
  }

  private static Selection moved(
      WritableType type, List<FieldModel> fields, Selection selection, RowImage image) {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : selection.entries()) {
      entries.add(
          switch (field(fields, entry)) {
            case ScalarField scalar ->
                Entry.value(
                    entry.name(),
                    entry.column(),
                    image.position(type.index(scalar.column())),
                    scalar.column().type(),
                    entry.id(),
                    entry.nullable());
            case EmbeddedField embedded ->
                Entry.object(
                    entry.name(),
                    entry.column(),
                    0,
                    false,
                    moved(type, embedded.fields(), Objects.requireNonNull(entry.nested()), image));
            case null, default -> entry;
          });
    }
    return new Selection(selection.typeName(), entries);
  }
}
