package dev.fraiseql.cli.scaffold;

import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.schema.ColumnDeclaration;
import dev.fraiseql.plan.sql.StoredForm;
import dev.fraiseql.plan.sql.StoredForms;
import java.util.Objects;

/** Which columns mutations can write: not those in a stored form that is only read. */
final class WrittenForms {
  private final StoredForms forms;

  WrittenForms(StoredForms forms) {
    this.forms = forms;
  }

  /** Whether values of a column are written. */
  boolean areWritten(ColumnDeclaration column) {
    return column.stored() == Stored.DEFAULT
        || forms
            .find(column.stored(), type(column), Objects.requireNonNullElse(column.type(), ""))
            .filter(StoredForm::isWritable)
            .isPresent();
  }

  private static ValueType type(ColumnDeclaration column) {
    ValueType single =
        switch (column.scalar()) {
          case DECIMAL -> ValueType.decimal(column.precision(), column.scale());
          case DURATION -> ValueType.duration(6);
          case ENUM -> ValueType.enumOf("");
          default -> ValueType.of(column.scalar());
        };
    return column.list() ? single.asList() : single;
  }

  /** Whether rows of a type are only read, because they hold keys that cannot be written. */
  boolean areOnlyRead(TypePlan plan) {
    return isKeyOnlyRead(plan)
        || plan.components.stream()
            .anyMatch(component ->
                switch (component) {
                  case Component.ToOne toOne -> isKeyOnlyRead(toOne.target());
                  case Component.ManyToMany join -> isKeyOnlyRead(join.target());
                  case Component.Value _, Component.ToMany _ -> false;
                });
  }

  private boolean isKeyOnlyRead(TypePlan plan) {
    return plan.components.stream()
        .anyMatch(component ->
            component instanceof Component.Value value
                && value.key()
                && !areWritten(value.declaration()));
  }
}
