package dev.fraiseql.plan.write;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.WriteRule;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.Suggestions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the inputs of mutations into rows. It finds all mistakes, before any SQL. Thread-safe.
 *
 * <p>An {@link Operand.Variable} in place of a value is taken for a right one: an operation is
 * checked so when it is compiled.
 */
public final class InputReader {
  private final Model model;
  private final WritableTypes types;
  private final Coercion coercion;
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
    this.model = model;
    this.types = types;
    coercion = new Coercion(model);
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
    WriteRow values = new WriteRow(type.columns().size());
    WriteRow increments = new WriteRow(type.columns().size());
    List<ChangedRow.LinkChange> links = new ArrayList<>();
    if (input != null) {
      RowScope scope = new RowScope(type, values, false, errors);
      for (Map.Entry<?, ?> entry : object(input, "input", errors).entrySet()) {
        String name = (String) entry.getKey();
        String place = "input." + name;
        FieldModel field = find(type, type.type().fields(), name, type::isUpdated, place, errors);
        if (field instanceof ToManyField toMany) {
          links(toMany, entry.getValue(), place, links, errors);
        } else if (field != null) {
          scope.set(field, entry.getValue(), place);
        }
      }
      scope.check("input");
    }
    if (increment != null) {
      increments(type, increment, values, increments, errors);
    }
    return new ChangedRow(type, values, increments, links);
  }

  /** The row of an upsert: the values that the input has, those of the key included. */
  public WriteRow upsert(WritableType type, @Nullable Object input, InputErrors errors) {
    WriteRow row = new WriteRow(type.columns().size());
    RowScope scope = new RowScope(type, row, false, errors);
    for (Map.Entry<?, ?> entry : object(input, "input", errors).entrySet()) {
      String name = (String) entry.getKey();
      String place = "input." + name;
      FieldModel field =
          find(type, type.type().fields(), name, each -> isUpserted(type, each), place, errors);
      if (field != null) {
        scope.set(field, entry.getValue(), place);
      }
    }
    scope.check("input");
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
    RowScope scope = new RowScope(type, row.copy(), true, errors);
    scope.required(place, Set.of());
    scope.setRestNull(Set.of());
    scope.check(place);
  }

  private void create(
      NewRows into, @Nullable Object input, String place, Set<String> given, InputErrors errors) {
    if (input instanceof Operand.Variable) {
      return; // known at run time only
    }
    WritableType type = into.type();
    WriteRow row = new WriteRow(type.columns().size());
    int index = into.add(row, place);
    RowScope scope = new RowScope(type, row, true, errors);
    for (Map.Entry<?, ?> entry : object(input, place, errors).entrySet()) {
      String name = (String) entry.getKey();
      String here = place + "." + name;
      FieldModel field =
          find(
              type,
              type.type().fields(),
              name,
              each -> type.isCreated(each) && !given.contains(each.name()),
              here,
              errors);
      if (field instanceof ToManyField toMany) {
        toMany(into, index, toMany, entry.getValue(), here, errors);
      } else if (field != null) {
        scope.set(field, entry.getValue(), here);
      }
    }
    scope.required(place, given);
    scope.setRestNull(given);
    scope.check(place);
  }

  private void toMany(
      NewRows into,
      int parent,
      ToManyField relation,
      @Nullable Object value,
      String place,
      InputErrors errors) {
    List<?> items = items(value, place, errors);
    if (relation.through() != null) {
      NewRows.Links links = into.links(relation);
      for (int i = 0; i < items.size(); i++) {
        List<Object> key = key(relation.target(), items.get(i), place + "." + i, errors);
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
    for (Map.Entry<?, ?> entry : object(value, place, errors).entrySet()) {
      String name = (String) entry.getKey();
      String here = place + "." + name;
      if (!name.equals("add") && !name.equals("remove")) {
        errors.addShape(
            here, "no such key." + Suggestions.sentence(name, List.of("add", "remove")));
        continue;
      }
      List<?> items = items(entry.getValue(), here, errors);
      for (int i = 0; i < items.size(); i++) {
        List<Object> key = key(relation.target(), items.get(i), here + "." + i, errors);
        (name.equals("add") ? added : removed).add(key);
        if (name.equals("add")) {
          places.add(here + "." + i);
        }
      }
    }
    into.add(new ChangedRow.LinkChange(relation, added, removed, places));
  }

  private void increments(
      WritableType type,
      Object increment,
      WriteRow values,
      WriteRow increments,
      InputErrors errors) {
    for (Map.Entry<?, ?> entry : object(increment, "increment", errors).entrySet()) {
      String name = (String) entry.getKey();
      String place = "increment." + name;
      FieldModel field = find(type, type.type().fields(), name, type::isIncremented, place, errors);
      if (!(field instanceof ScalarField scalar)) {
        continue;
      }
      int column = type.index(scalar.column());
      if (values.has(column)) {
        errors.add(place, "the field is in input, too: set it or add to it.");
      } else if (entry.getValue() == null) {
        errors.add(place, "null cannot be added.");
      } else {
        @Nullable Object value = value(scalar, entry.getValue(), place, errors);
        if (value != null) {
          increments.set(column, value);
        }
      }
    }
  }

  /** The key of a row that another one refers to; empty, with an error, if it is none. */
  private List<Object> key(
      String target, @Nullable Object value, String place, InputErrors errors) {
    if (value instanceof Operand.Variable) {
      return List.of();
    }
    TypeModel type = model.type(target);
    Map<?, ?> given = object(value, place, errors);
    List<Object> key = new ArrayList<>();
    for (ScalarField part : type.key()) {
      String here = place + "." + part.name();
      @Nullable Object json = given.get(part.name());
      if (json == null) {
        errors.add(here, "a value is required.");
      } else {
        @Nullable Object read = value(part, json, here, errors);
        if (read != null) {
          key.add(read);
        }
      }
    }
    List<String> names = type.key().stream().map(ScalarField::name).toList();
    for (Object name : given.keySet()) {
      if (!names.contains((String) name)) {
        String problem = InputNames.key(target) + " has no field " + name + ".";
        errors.addShape(place + "." + name, problem + Suggestions.sentence((String) name, names));
      }
    }
    return key;
  }

  private @Nullable Object value(ScalarField field, Object json, String place, InputErrors errors) {
    if (json instanceof Operand.Variable) {
      return json;
    }
    try {
      Column column = field.column();
      Object value = coercion.value(json, column.type(), field.isId(), place);
      @Nullable String problem = ColumnRange.problem(column, value);
      if (problem == null) {
        return value;
      }
      errors.add(place, problem);
    } catch (RequestException e) {
      errors.add(place, e);
    }
    return null;
  }

  private static @Nullable FieldModel find(
      WritableType type,
      List<FieldModel> fields,
      String name,
      Predicate<FieldModel> isInput,
      String place,
      InputErrors errors) {
    for (FieldModel field : fields) {
      if (field.name().equals(name) && isInput.test(field)) {
        return field;
      }
    }
    List<String> known = fields.stream().filter(isInput).map(FieldModel::name).toList();
    boolean exists = fields.stream().anyMatch(field -> field.name().equals(name));
    String problem =
        exists
            ? "this field cannot be given here."
            : type.type().name() + " has no such field." + Suggestions.sentence(name, known);
    errors.addShape(place, problem);
    return null;
  }

  private static Map<?, ?> object(@Nullable Object input, String place, InputErrors errors) {
    if (input instanceof Map<?, ?> map) {
      return map;
    }
    if (!(input instanceof Operand.Variable)) {
      errors.addShape(place, "an input object is expected here.");
    }
    return Map.of();
  }

  private static List<?> items(@Nullable Object value, String place, InputErrors errors) {
    return switch (value) {
      case List<?> list -> list;
      case null -> {
        errors.add(place, "null is no list. Leave the field out.");
        yield List.of();
      }
      case Operand.Variable variable -> List.of();
      default -> List.of(value);
    };
  }

  /** Sets the values of one row. */
  private final class RowScope {
    private final WritableType type;
    private final WriteRow row;
    private final boolean complete;
    private final InputErrors errors;
    private final Set<Integer> wrong = new HashSet<>();

    /**
     * A scope.
     *
     * @param complete whether the row is inserted, so that embedded objects must be complete
     */
    RowScope(WritableType type, WriteRow row, boolean complete, InputErrors errors) {
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
      @Nullable Object value = value(field, json, place, errors);
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
      for (Map.Entry<?, ?> entry : object(json, place, errors).entrySet()) {
        String name = (String) entry.getKey();
        String here = place + "." + name;
        FieldModel found = find(type, field.fields(), name, type::isCreated, here, errors);
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
      List<Object> key = key(field.target(), json, place, errors);
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

    /** Runs the author's constraints on the values that are right so far. */
    void check(String place) {
      for (int column = 0; column < row.columns(); column++) {
        if (row.has(column) && row.get(column) instanceof Operand.Variable) {
          return; // values are known at run time only
        }
      }
      checks.apply(type.type().name()).check(row, new InputViolations(type, place, errors, clock));
    }
  }
}
