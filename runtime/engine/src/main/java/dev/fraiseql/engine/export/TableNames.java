package dev.fraiseql.engine.export;

import dev.fraiseql.contract.RequestException;
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

/** Finds the tables and columns of loads by the names that exports use. Thread-safe. */
public final class TableNames {
  private final ExportBinder binder;

  /** The names of a model. */
  public TableNames(Model model) {
    binder = new ExportBinder(model);
  }

  /**
   * The type that rows are loaded into.
   *
   * @param name the table's, the type's, or that of one of its root fields
   * @throws RequestException BAD_USER_INPUT if there is no such table, or it is only read
   */
  public LoadTarget target(String name) {
    return target(
        binder.table(name).orElseThrow(() -> ExportError.of(binder.unknownTable(name))), false);
  }

  /**
   * The type that rows are loaded into, of a table of SQL, as {@code SELECT} finds it: with or
   * without catalog and schema, in any letter case that is not ambiguous.
   *
   * @throws RequestException BAD_USER_INPUT if there is no such table, or it is only read
   */
  public LoadTarget sqlTarget(String name) {
    return target(
        new TableFinder(binder)
            .find(name)
            .orElseThrow(() -> ExportError.of(binder.unknownTable(name))),
        true);
  }

  private LoadTarget target(TypeModel type, boolean anyCase) {
    if (!type.isWritable()) {
      throw ExportError.of(
          type.name()
              + " is only read: "
              + (type.hasKey() ? "its class says readOnly = true." : "it has no key."));
    }
    return new LoadTarget(type, this, anyCase);
  }

  /** The column of a type by its name or its field: {@code address.city}. */
  Optional<Column> column(TypeModel type, String name) {
    return binder.columns(type).find(name).map(ExportColumn::column);
  }

  /** The same in any letter case that is not ambiguous. */
  Optional<Column> columnInAnyCase(TypeModel type, String name) {
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
  String unknownColumn(TypeModel type, String name) {
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
