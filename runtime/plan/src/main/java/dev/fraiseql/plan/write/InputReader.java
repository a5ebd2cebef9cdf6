package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.plan.bind.Suggestions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the inputs of mutations into rows. It finds all mistakes, before any SQL. Thread-safe.
 *
 * <p>An {@link Operand.Variable} in place of a value is taken for a right one: an operation is
 * checked so when it is compiled.
 */
public final class InputReader {
  private final WritableTypes types;
  private final InputValues values;
  private final Function<String, WriteCheck> checks;
  private final Clock clock;

  /**
   * A reader for a model's types.
   *
   * @param checks the author's constraints, by the GraphQL name of the type
   * @param clock decides what is past and what is future
   */
  public InputReader(
      Model model, WritableTypes types, Function<String, WriteCheck> checks, Clock clock) {
    this.types = types;
    values = new InputValues(model);
    this.checks = checks;
    this.clock = clock;
  }

  /**
   * The rows of a create.
   *
   * @param inputs one input for each row
   * @param places the place in the request of each input
   */
  public NewRows create(
      WritableType type, List<?> inputs, List<String> places, InputErrors errors) {
    NewRows rows = new NewRows(type);
    for (int i = 0; i < inputs.size(); i++) {
      create(rows, inputs.get(i), places.get(i), Set.of(), errors);
    }
    return rows;
  }

  /**
   * The change of an update.
   *
   * @param input the argument {@code input}; null for none
   * @param increment the argument {@code increment}; null for none
   */
  public ChangedRow update(
      WritableType type, @Nullable Object input, @Nullable Object increment, InputErrors errors) {
    WriteRow set = new WriteRow(type.columns().size());
    WriteRow increments = new WriteRow(type.columns().size());
    List<ChangedRow.LinkChange> links = new ArrayList<>();
    if (input != null) {
      RowInput fields = new RowInput(values, type, set, false, errors);
      for (Map.Entry<?, ?> entry : InputValues.object(input, "input", errors).entrySet()) {
        String name = (String) entry.getKey();
        String place = "input." + name;
        FieldModel field =
            InputValues.find(type, type.type().fields(), name, type::isUpdated, place, errors);
        if (field instanceof ToManyField toMany) {
          links(toMany, entry.getValue(), place, links, errors);
        } else if (field != null) {
          fields.set(field, entry.getValue(), place);
        }
      }
      check(type, set, "input", errors);
    }
    if (increment != null) {
      increments(type, increment, set, increments, errors);
    }
    return new ChangedRow(type, set, increments, links);
  }

  /** The row of an upsert: the values that the input has, those of the key included. */
  public WriteRow upsert(WritableType type, @Nullable Object input, InputErrors errors) {
    WriteRow row = new WriteRow(type.columns().size());
    RowInput fields = new RowInput(values, type, row, false, errors);
    for (Map.Entry<?, ?> entry : InputValues.object(input, "input", errors).entrySet()) {
      String name = (String) entry.getKey();
      String place = "input." + name;
      FieldModel field =
          InputValues.find(
              type, type.type().fields(), name, each -> isUpserted(type, each), place, errors);
      if (field != null) {
        fields.set(field, entry.getValue(), place);
      }
    }
    check(type, row, "input", errors);
    return row;
  }

  /** Whether the input of an upsert has a field: all values, and the key even if it is numbered. */
  public static boolean isUpserted(WritableType type, FieldModel field) {
    return !(field instanceof ToManyField)
        && (type.isCreated(field) || (field instanceof ScalarField scalar && scalar.key()));
  }

  /**
   * Adds an error for each value of a row that an increment has made wrong.
   *
   * @param row the new values of the columns that were added to
   */
  public void checkIncremented(WritableType type, WriteRow row, InputErrors errors) {
    for (int column = 0; column < row.columns(); column++) {
      if (row.hasValue(column)) {
        Object value = Objects.requireNonNull(row.get(column));
        if (ColumnRange.problem(type.columns().get(column), value) != null) {
          errors.add("increment." + type.field(column), "the sum does not fit into its column.");
        }
      }
    }
    checks
        .apply(type.type().name())
        .check(row, new InputViolations(type, "increment", errors, clock));
  }

  /** Adds an error for each required field that a row to insert has no value for. */
  public void checkRequired(WritableType type, WriteRow row, String place, InputErrors errors) {
    WriteRow whole = row.copy();
    RowInput fields = new RowInput(values, type, whole, true, errors);
    fields.required(place, Set.of());
    fields.setRestNull(Set.of());
    check(type, whole, place, errors);
  }

  private void create(
      NewRows into, @Nullable Object input, String place, Set<String> given, InputErrors errors) {
    if (input instanceof Operand.Variable) {
      return; // known at run time only
    }
    WritableType type = into.type();
    WriteRow row = new WriteRow(type.columns().size());
    int index = into.add(row, place);
    RowInput fields = new RowInput(values, type, row, true, errors);
    for (Map.Entry<?, ?> entry : InputValues.object(input, place, errors).entrySet()) {
      String name = (String) entry.getKey();
      String here = place + "." + name;
      FieldModel field =
          InputValues.find(
              type,
              type.type().fields(),
              name,
              each -> type.isCreated(each) && !given.contains(each.name()),
              here,
              errors);
      if (field instanceof ToManyField toMany) {
        toMany(into, index, toMany, entry.getValue(), here, errors);
      } else if (field != null) {
        fields.set(field, entry.getValue(), here);
      }
    }
    fields.required(place, given);
    fields.setRestNull(given);
    check(type, row, place, errors);
  }

  private void toMany(
      NewRows into,
      int parent,
      ToManyField relation,
      @Nullable Object value,
      String place,
      InputErrors errors) {
    List<?> items = InputValues.items(value, place, errors);
    if (relation.through() != null) {
      NewRows.Links links = into.links(relation);
      for (int i = 0; i < items.size(); i++) {
        List<Object> key = values.key(relation.target(), items.get(i), place + "." + i, errors);
        links.targets().add(key);
        links.owners().add(parent);
        links.places().add(place + "." + i);
      }
      return;
    }
    if (!types.has(relation.target())) {
      errors.addShape(place, relation.target() + " can only be read.");
      return;
    }
    WritableType target = types.of(relation.target());
    NewRows.Children children = into.children(relation, target);
    Set<String> given = target.givenBy(relation);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Operand.Variable) {
        continue;
      }
      children.parents().add(parent);
      create(children.rows(), items.get(i), place + "." + i, given, errors);
    }
  }

  private void links(
      ToManyField relation,
      @Nullable Object value,
      String place,
      List<ChangedRow.LinkChange> into,
      InputErrors errors) {
    List<List<Object>> added = new ArrayList<>();
    List<List<Object>> removed = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (Map.Entry<?, ?> entry : InputValues.object(value, place, errors).entrySet()) {
      String name = (String) entry.getKey();
      String here = place + "." + name;
      if (!name.equals("add") && !name.equals("remove")) {
        errors.addShape(
            here, "no such key." + Suggestions.sentence(name, List.of("add", "remove")));
        continue;
      }
      List<?> items = InputValues.items(entry.getValue(), here, errors);
      for (int i = 0; i < items.size(); i++) {
        List<Object> key = values.key(relation.target(), items.get(i), here + "." + i, errors);
        (name.equals("add") ? added : removed).add(key);
        if (name.equals("add")) {
          places.add(here + "." + i);
        }
      }
    }
    into.add(new ChangedRow.LinkChange(relation, added, removed, places));
  }

  private void increments(
      WritableType type, Object increment, WriteRow set, WriteRow increments, InputErrors errors) {
    for (Map.Entry<?, ?> entry : InputValues.object(increment, "increment", errors).entrySet()) {
      String name = (String) entry.getKey();
      String place = "increment." + name;
      FieldModel field =
          InputValues.find(type, type.type().fields(), name, type::isIncremented, place, errors);
      if (!(field instanceof ScalarField scalar)) {
        continue;
      }
      int column = type.index(scalar.column());
      if (set.has(column)) {
        errors.add(place, "the field is in input, too: set it or add to it.");
      } else if (entry.getValue() == null) {
        errors.add(place, "null cannot be added.");
      } else {
        @Nullable Object value = values.value(scalar, entry.getValue(), place, errors);
        if (value != null) {
          increments.set(column, value);
        }
      }
    }
  }

  /** Runs the author's constraints on the values that are right so far. */
  private void check(WritableType type, WriteRow row, String place, InputErrors errors) {
    for (int column = 0; column < row.columns(); column++) {
      if (row.has(column) && row.get(column) instanceof Operand.Variable) {
        return; // values are known at run time only
      }
    }
    checks.apply(type.type().name()).check(row, new InputViolations(type, place, errors, clock));
  }
}
