package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.WriteRule;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.write.WriteRow;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets the values of one row by its input. For one thread. */
final class RowInput {
  private final InputValues values;
  private final WritableType type;
  private final WriteRow row;
  private final boolean complete;
  private final InputErrors errors;
  private final Set<Integer> wrong = new HashSet<>();

  /**
   * An input that has set nothing yet.
   *
   * @param complete whether the row is inserted, so that embedded objects must be complete
   */
  RowInput(
      InputValues values, WritableType type, WriteRow row, boolean complete, InputErrors errors) {
    this.values = values;
    this.type = type;
    this.row = row;
    this.complete = complete;
    this.errors = errors;
  }

  void set(FieldModel field, @Nullable Object json, String place) {
    switch (field) {
      case ScalarField scalar -> scalar(scalar, json, place);
      case EmbeddedField embedded -> embedded(embedded, json, place);
      case ToOneField toOne -> toOne(toOne, json, place);
      case ToManyField toMany -> throw new IllegalStateException(toMany.name());
    }
  }

  private void scalar(ScalarField field, @Nullable Object json, String place) {
    int column = type.index(field.column());
    if (json == null) {
      if (!field.nullable()) {
        errors.add(place, "null is not allowed.");
        wrong.add(column);
      } else {
        put(column, null, place);
      }
      return;
    }
    @Nullable Object value = values.value(field, json, place, errors);
    if (value == null) {
      wrong.add(column);
    } else {
      put(column, value, place);
    }
  }

  private void put(int column, @Nullable Object value, String place) {
    if (row.has(column) && !Objects.deepEquals(row.get(column), value)) {
      errors.add(place, "another field gives the column another value.");
    }
    row.set(column, value);
  }

  private void embedded(EmbeddedField field, @Nullable Object json, String place) {
    if (json == null) {
      if (field.nullable()) {
        setNull(field.fields());
      } else {
        errors.add(place, "null is not allowed.");
      }
      return;
    }
    if (json instanceof Operand.Variable) {
      markUnknown(field.fields());
      return;
    }
    for (Map.Entry<?, ?> entry : InputValues.object(json, place, errors).entrySet()) {
      String name = (String) entry.getKey();
      String here = place + "." + name;
      FieldModel found =
          InputValues.find(type, field.fields(), name, type::isCreated, here, errors);
      if (found != null) {
        set(found, entry.getValue(), here);
      }
    }
    if (complete && !(json instanceof Operand.Variable)) {
      required(field.fields(), place, Set.of());
    }
  }

  /** Takes the columns of an object that a variable gives for present. */
  private void markUnknown(List<FieldModel> fields) {
    for (FieldModel field : fields) {
      if (field instanceof ScalarField scalar) {
        wrong.add(type.index(scalar.column()));
      } else if (field instanceof EmbeddedField embedded) {
        markUnknown(embedded.fields());
      }
    }
  }

  private void setNull(List<FieldModel> fields) {
    for (FieldModel field : fields) {
      if (field instanceof ScalarField scalar) {
        row.set(type.index(scalar.column()), null);
      } else if (field instanceof EmbeddedField embedded) {
        setNull(embedded.fields());
      }
    }
  }

  private void toOne(ToOneField field, @Nullable Object json, String place) {
    if (json == null) {
      if (!field.nullable()) {
        errors.add(place, "null is not allowed.");
        return;
      }
      for (JoinColumn pair : field.columns()) {
        if (pair.column().nullable()) {
          put(type.index(pair.column()), null, place);
        }
      }
      return;
    }
    List<Object> key = values.key(field.target(), json, place, errors);
    for (int i = 0; i < field.columns().size(); i++) {
      int column = type.index(field.columns().get(i).column());
      if (i < key.size() && key.size() == field.columns().size()) {
        put(column, key.get(i), place);
      } else {
        wrong.add(column);
      }
    }
  }

  void required(String place, Set<String> given) {
    required(type.type().fields(), place, given);
  }

  private void required(List<FieldModel> fields, String place, Set<String> given) {
    for (FieldModel field : fields) {
      if (type.isRequired(field) && type.isCreated(field) && !given.contains(field.name())) {
        switch (field) {
          case ScalarField scalar -> require(scalar.column(), place + "." + field.name());
          case ToOneField toOne ->
              toOne.columns().stream()
                  .map(JoinColumn::column)
                  .filter(column -> isMissing(type.index(column)))
                  .findFirst()
                  .ifPresent(column -> require(column, place + "." + field.name()));
          case EmbeddedField embedded when isAbsent(embedded.fields()) ->
              errors.add(place + "." + field.name(), "a value is required.");
          case EmbeddedField embedded -> {}
          case ToManyField toMany -> {}
        }
      }
    }
  }

  private boolean isAbsent(List<FieldModel> fields) {
    for (FieldModel field : fields) {
      boolean absent =
          switch (field) {
            case ScalarField scalar -> isMissing(type.index(scalar.column()));
            case EmbeddedField embedded -> isAbsent(embedded.fields());
            default -> true;
          };
      if (!absent) {
        return false;
      }
    }
    return true;
  }

  private boolean isMissing(int column) {
    return !row.has(column) && !wrong.contains(column);
  }

  private void require(Column column, String place) {
    if (isMissing(type.index(column))) {
      errors.add(place, "a value is required.");
    }
  }

  /**
   * Sets to null what the input of a row to insert leaves out, so that constraints see it.
   *
   * @param given the relations whose columns are filled later
   */
  void setRestNull(Set<String> given) {
    Set<String> later = new HashSet<>();
    for (FieldModel field : type.type().fields()) {
      if (field instanceof ToOneField toOne && given.contains(toOne.name())) {
        toOne.columns().forEach(pair -> later.add(pair.column().name()));
      }
    }
    for (int column = 0; column < row.columns(); column++) {
      Column each = type.columns().get(column);
      if (isMissing(column)
          && each.nullable()
          && type.rule(column).source() == WriteRule.Source.INPUT
          && !later.contains(each.name())) {
        row.set(column, null);
      }
    }
  }
}
