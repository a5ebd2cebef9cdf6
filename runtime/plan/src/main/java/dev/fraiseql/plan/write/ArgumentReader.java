package dev.fraiseql.plan.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.MethodModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ValueModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.write.Violations;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.contract.write.WriteRow;
import dev.fraiseql.plan.bind.Coercion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the arguments of methods. It finds all mistakes, before the method is called. Thread-safe.
 *
 * <p>An {@link Operand.Variable} in place of a value is taken for a right one: an operation is
 * checked so when it is compiled.
 */
public final class ArgumentReader {
  private final Coercion coercion;
  private final Clock clock;

  /**
   * A reader for the enums and custom scalars of a model.
   *
   * @param clock decides what is past and what is future
   */
  public ArgumentReader(Model model, Clock clock) {
    coercion = new Coercion(model);
    this.clock = clock;
  }

  /**
   * The arguments of a call, of the classes that {@link
   * dev.fraiseql.contract.model.Scalar#valueClass()} names.
   *
   * @param check the author's constraints
   * @param given by name, as JSON knows them
   */
  public List<@Nullable Object> read(
      MethodModel method,
      WriteCheck check,
      Map<String, ? extends @Nullable Object> given,
      InputErrors errors) {
    List<ValueModel> parameters = method.parameters();
    List<@Nullable Object> arguments = new ArrayList<>(parameters.size());
    WriteRow row = new WriteRow(parameters.size());
    for (int i = 0; i < parameters.size(); i++) {
      ValueModel parameter = parameters.get(i);
      @Nullable Object json = given.get(parameter.name());
      @Nullable Object value =
          json == null || json instanceof Operand.Variable ? null : value(parameter, json, errors);
      arguments.add(value);
      if (value != null) {
        row.set(i, value);
      } else if (json == null && parameter.nullable()) {
        row.set(i, null);
      } else if (json == null) {
        errors.add(parameter.name(), "a value is required.");
      }
    }
    check.check(row, new ArgumentViolations(parameters, errors, clock));
    return arguments;
  }

  private @Nullable Object value(ValueModel parameter, Object json, InputErrors errors) {
    String place = parameter.name();
    try {
      Object value = coercion.value(json, parameter.type(), parameter.isId(), place);
      String problem = problem(parameter.type(), value);
      if (problem == null) {
        return value;
      }
      errors.addCoercion(place, new RequestException(ErrorCode.BAD_USER_INPUT, place + problem));
    } catch (RequestException e) {
      errors.addCoercion(place, e);
    }
    return null;
  }

  /**
   * Why the Java type of a parameter cannot hold a value, as what follows its place in an error;
   * null if it can.
   */
  private static @Nullable String problem(ValueType type, Object value) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        @Nullable String problem = single(type.element(), list.get(i));
        if (problem != null) {
          return "." + i + ": " + problem;
        }
      }
      return null;
    }
    @Nullable String problem = single(type, value);
    return problem == null ? null : ": " + problem;
  }

  private static @Nullable String single(ValueType type, Object value) {
    if (type.custom() != null) {
      return null; // the record of a custom scalar has judged it
    }
    return switch (type.scalar()) {
      case BYTE -> integer((Long) value, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> integer((Long) value, Short.MIN_VALUE, Short.MAX_VALUE);
      case FLOAT ->
          Float.isInfinite(((Double) value).floatValue())
              ? value + " is out of the range of a float of 32 bits."
              : null;
      default -> null;
    };
  }

  private static @Nullable String integer(long value, long least, long most) {
    return value < least || value > most
        ? value + " is out of range: " + least + " to " + most + "."
        : null;
  }

  /** Reports violations of constraints at arguments. */
  private record ArgumentViolations(List<ValueModel> parameters, InputErrors errors, Clock clock)
      implements Violations {

    @Override
    public void add(int column, String problem) {
      errors.add(parameters.get(column).name(), problem);
    }

    @Override
    public void add(int column, int element, String problem) {
      errors.add(parameters.get(column).name() + "." + element, problem);
    }
  }
}
