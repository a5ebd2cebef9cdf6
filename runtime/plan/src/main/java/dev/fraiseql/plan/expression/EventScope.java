package dev.fraiseql.plan.expression;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ComputedField;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.bind.Suggestions;
import dev.fraiseql.plan.expression.Expression.Comparison;
import dev.fraiseql.plan.expression.Term.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The names of conditions on changes of a type. */
final class EventScope implements Scope {
  private static final String CHANGED = "fieldChanged";
  private static final String CHANGED_TO = "fieldChangedTo";
  private static final String CHANGED_FROM = "fieldChangedFrom";
  private static final List<String> FUNCTIONS = List.of(CHANGED, CHANGED_TO, CHANGED_FROM);

  private final Model model;
  private final TypeModel type;
  private final Set<Change> on;

  /**
   * The names.
   *
   * @param on the changes that the condition is asked for
   */
  EventScope(Model model, TypeModel type, Set<Change> on) {
    this.model = model;
    this.type = type;
    this.on = Set.copyOf(on);
  }

  @Override
  public Meaning meaning(Syntax.Path path) throws ExpressionError {
    List<String> names = path.names();
    State state = state(names);
    if (state == State.CURRENT) {
      return meaning(path, state, names);
    }
    if (names.size() == 1) {
      throw new ExpressionError(
          path.span(), path + " is the whole row: name a field of it, as in " + path + ".id.");
    }
    if (state == State.BEFORE && on.equals(Set.of(Change.CREATED))) {
      throw new ExpressionError(
          path.span(), "A row that is created has no state before: add UPDATED or DELETED to on.");
    }
    if (state == State.AFTER && on.equals(Set.of(Change.DELETED))) {
      throw new ExpressionError(
          path.span(), "A row that is deleted has no state after: add CREATED or UPDATED to on.");
    }
    return meaning(path, state, names.subList(1, names.size()));
  }

  @Override
  public boolean canBeTrue(Expression condition) {
    return on.stream().anyMatch(change -> Satisfiability.of(condition, change));
  }

  private State state(List<String> names) {
    String first = names.getFirst();
    if (names.size() == 1 && type.field(first).isPresent()) {
      return State.CURRENT;
    }
    return switch (first) {
      case "before" -> State.BEFORE;
      case "after" -> State.AFTER;
      default -> State.CURRENT;
    };
  }

  private Meaning meaning(Syntax.Path path, State state, List<String> names)
      throws ExpressionError {
    List<? extends FieldModel> fields = type.fields();
    String owner = type.name();
    boolean nullable = false;
    for (int i = 0; i < names.size(); i++) {
      FieldModel field = field(path, owner, fields, names.get(i));
      nullable |= field.nullable();
      boolean last = i == names.size() - 1;
      switch (field) {
        case ScalarField scalar -> {
          if (!last) {
            throw new ExpressionError(
                path.span(), owner + "." + scalar.name() + " is a value and has no fields.");
          }
          return new Value(
              new Term.Field(state, names, nullable ? nullable(scalar.column()) : scalar.column()));
        }
        case EmbeddedField embedded -> {
          fields = embedded.fields();
          owner = embedded.type();
        }
        case ToOneField toOne -> {
          TypeModel target = model.type(toOne.target());
          if (!last && target.key().stream().noneMatch(named(names.get(i + 1)))) {
            throw new ExpressionError(
                path.span(),
                "An event has only the key of %s: %s."
                    .formatted(toOne.name(), String.join(", ", keys(toOne.name(), target))));
          }
          fields = target.key();
          owner = target.name();
        }
        case ToManyField toMany -> {
          if (toMany.through() == null) {
            throw new ExpressionError(
                path.span(),
                "%s are rows of their own: observe %s.".formatted(toMany.name(), toMany.target()));
          }
          return new Links(names);
        }
      }
    }
    String example = path + "." + fields.getFirst().name();
    return new Whole(state, names, nullable, example);
  }

  private static Predicate<ScalarField> named(String name) {
    return field -> field.name().equals(name);
  }

  private static List<String> keys(String relation, TypeModel target) {
    return target.key().stream().map(part -> relation + "." + part.name()).toList();
  }

  private FieldModel field(
      Syntax.Path path, String owner, List<? extends FieldModel> fields, String name)
      throws ExpressionError {
    List<String> known = new ArrayList<>();
    for (FieldModel field : fields) {
      if (field.name().equals(name)) {
        return field;
      }
      known.add(field.name());
    }
    if (owner.equals(type.name())
        && type.computed().stream().map(ComputedField::name).anyMatch(name::equals)) {
      throw new ExpressionError(
          path.span(), "A method computes " + name + ", which an event does not contain.");
    }
    throw new ExpressionError(
        path.span(),
        "%s has no field %s.%s".formatted(owner, name, Suggestions.sentence(name, known)));
  }

  private static Column nullable(Column column) {
    return column.nullable()
        ? column
        : new Column(
            column.name(),
            column.type(),
            true,
            column.length(),
            column.stored(),
            column.storedType());
  }

  @Override
  public Expression call(Syntax.Call call, ExpressionChecker checker) throws ExpressionError {
    if (!FUNCTIONS.contains(call.name())) {
      throw new ExpressionError(
          call.nameSpan(),
          "There is no function %s: there are %s.%s"
              .formatted(
                  call.name(),
                  String.join(", ", FUNCTIONS),
                  Suggestions.sentence(call.name(), FUNCTIONS)));
    }
    if (!on.contains(Change.UPDATED)) {
      throw new ExpressionError(
          call.span(), call.name() + " is true only for updates: add UPDATED to on.");
    }
    boolean alone = call.name().equals(CHANGED);
    if (call.arguments().size() != (alone ? 1 : 2)) {
      throw new ExpressionError(
          call.span(),
          "%s takes %s: %s."
              .formatted(
                  call.name(), alone ? "a field" : "a field and a value", example(call.name())));
    }
    Syntax.Path path = path(call);
    if (state(path.names()) != State.CURRENT) {
      throw new ExpressionError(path.span(), "The field is named without before and after.");
    }
    Meaning meaning = meaning(path);
    Expression changed =
        new Expression.Changed(
            switch (meaning) {
              case Value value -> value.field().path();
              case Whole whole -> whole.path();
              case Links links -> links.path();
            });
    if (alone) {
      return changed;
    }
    if (!(meaning instanceof Value value)) {
      throw new ExpressionError(path.span(), path + " is no single value: use fieldChanged.");
    }
    State state = call.name().equals(CHANGED_TO) ? State.AFTER : State.BEFORE;
    Term.Field field = new Term.Field(state, value.field().path(), value.field().column());
    return new Expression.Known(
        new Expression.Both(changed, is(field, call.arguments().get(1), path, checker)));
  }

  private static Expression is(
      Term.Field field, Syntax value, Syntax.Path path, ExpressionChecker checker)
      throws ExpressionError {
    return value instanceof Syntax.Null
        ? new Expression.IsNull(field)
        : new Expression.Compared(
            Comparison.EQUAL,
            field,
            checker.constant(value, checker.comparable(path, field), path));
  }

  private static String example(String function) {
    return function.equals(CHANGED) ? CHANGED + "('status')" : function + "('status', 'PAID')";
  }

  /** The field that the first argument names, in quotes or without. */
  private static Syntax.Path path(Syntax.Call call) throws ExpressionError {
    Syntax first = call.arguments().getFirst();
    return switch (first) {
      case Syntax.Path path -> path;
      case Syntax.Text text when !text.value().isBlank() ->
          new Syntax.Path(List.of(text.value().split("\\.", -1)), text.span());
      default ->
          throw new ExpressionError(
              first.span(), "Here stands the name of a field: " + example(call.name()) + ".");
    };
  }
}
