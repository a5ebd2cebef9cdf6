package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds tables and columns by the names that exports use. Thread-safe. */
public final class TableNames {
  private final ExportBinder binder;

  /** The names of a model. */
  public TableNames(Model model) {
    binder = new ExportBinder(model);
  }

  /**
   * The type of a table.
   *
   * @param name the table's, the type's, or that of one of its root fields
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if there is no such table
   */
  public TypeModel table(String name) {
    return binder.table(name).orElseThrow(() -> ExportError.of(binder.unknownTable(name)));
  }

  /**
   * The type of a table of SQL, as {@code SELECT} finds it: with or without catalog and schema, in
   * any letter case that is not ambiguous.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if there is no such table
   */
  public TypeModel sqlTable(String name) {
    return new TableFinder(binder)
        .find(name)
        .orElseThrow(() -> ExportError.of(binder.unknownTable(name)));
  }

  /** The column of a type by its name or its field: {@code address.city}. */
  public Optional<Column> column(TypeModel type, String name) {
    return binder.columns(type).find(name).map(ExportColumn::column);
  }

  /** The same in any letter case that is not ambiguous. */
  public Optional<Column> columnInAnyCase(TypeModel type, String name) {
    return column(type, name)
        .or(() -> {
          List<Column> found =
              binder.columns(type).names().stream()
                  .filter(name::equalsIgnoreCase)
                  .map(known -> column(type, known).orElseThrow())
                  .distinct()
                  .toList();
          return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        });
  }

  /** The error message for a name that is no column, with what to send instead. */
  public String unknownColumn(TypeModel type, String name) {
    @Nullable FieldModel field = type.field(name).orElse(null);
    String shown = "\"" + ExportError.cut(name) + "\" ";
    return switch (field) {
      case ToOneField relation ->
          shown
              + "is a relation of "
              + type.name()
              + ". Send the column "
              + relation.columns().stream()
                  .map(pair -> pair.column().name())
                  .collect(Collectors.joining(", "))
              + " instead.";
      case ToManyField relation ->
          shown + "is a list of rows of " + relation.target() + ". Load them as rows of their own.";
      case EmbeddedField embedded ->
          shown
              + "is an object of "
              + type.name()
              + ". Send a struct, or a column for each of its fields, such as "
              + name
              + "."
              + embedded.fields().getFirst().name()
              + ".";
      case null, default -> binder.columns(type).unknown(name);
    };
  }
}
