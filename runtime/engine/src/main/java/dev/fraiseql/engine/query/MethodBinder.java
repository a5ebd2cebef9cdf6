package dev.fraiseql.engine.query;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.engine.method.AuthorMethod;
import dev.fraiseql.engine.method.Methods;
import dev.fraiseql.plan.bind.InputShape;
import dev.fraiseql.plan.write.ArgumentReader;
import dev.fraiseql.plan.write.InputErrors;
import dev.fraiseql.plan.write.InputException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds methods to the arguments of a request. Safe for use by many threads. */
public final class MethodBinder {
  private final Methods methods;
  private final ArgumentReader arguments;

  MethodBinder(Model model, Methods methods) {
    this.methods = methods;
    arguments = new ArgumentReader(model, Clock.system(ZoneId.systemDefault()));
  }

  /** A method with its arguments, as {@link dev.fraiseql.contract.method.MethodCall} takes them. */
  public record Bound(AuthorMethod method, List<@Nullable Object> arguments) {}

  /**
   * A method with its arguments.
   *
   * @throws InputException if they are wrong
   */
  Bound bind(Root.Method planned, Values values) {
    AuthorMethod method = methods.of(planned.mutation(), planned.method());
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    planned
        .arguments()
        .forEach((name, value) -> given.put(name, InputShape.resolve(value, values)));
    InputErrors errors = new InputErrors();
    List<@Nullable Object> bound = arguments.read(method.model(), method.check(), given, errors);
    if (!errors.isEmpty()) {
      throw new InputException(
          errors.list().stream().map(error -> error.within(planned.name())).toList());
    }
    return new Bound(method, bound);
  }
}
