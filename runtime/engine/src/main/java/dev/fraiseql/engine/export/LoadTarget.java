package dev.fraiseql.engine.export;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.TypeModel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A type whose rows are loaded, and the names of its columns. */
public final class LoadTarget {
  private final TypeModel type;
  private final TableNames names;
  private final boolean anyCase;

  /**
   * A target.
   *
   * @param anyCase whether columns are found in any letter case
   */
  LoadTarget(TypeModel type, TableNames names, boolean anyCase) {
    this.type = type;
    this.names = names;
    this.anyCase = anyCase;
  }

  /** The type. */
  public TypeModel type() {
    return type;
  }

  /** The column of a name, if there is one: its own, or that of its field. */
  public Optional<Column> find(String name) {
    return anyCase ? names.columnInAnyCase(type, name) : names.column(type, name);
  }

  /** Whether a name is that of an embedded object, whose columns can come as a struct. */
  public boolean isObject(String name) {
    List<FieldModel> fields = type.fields();
    for (String part : name.split("\\.", -1)) {
      @Nullable FieldModel found =
          fields.stream().filter(field -> field.name().equals(part)).findFirst().orElse(null);
      if (!(found instanceof EmbeddedField embedded)) {
        return false;
      }
      fields = embedded.fields();
    }
    return true;
  }

  /** The error for a name that is no column. */
  public RequestException unknown(String name) {
    return ExportError.of(names.unknownColumn(type, name));
  }
}
