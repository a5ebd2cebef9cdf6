package dev.fraiseql.engine.method;

import dev.fraiseql.contract.method.MethodCall;
import dev.fraiseql.contract.method.MethodCaller;
import dev.fraiseql.contract.model.MethodModel;
import dev.fraiseql.contract.write.WriteCheck;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A method of the author's that is a root field. Safe for use by many threads. */
public final class AuthorMethod {
  private final MethodCaller caller;
  private final int index;
  private final MethodModel model;
  private final Supplier<Object> instance;

  AuthorMethod(MethodCaller caller, int index, Supplier<Object> instance) {
    this.caller = caller;
    this.index = index;
    this.instance = instance;
    model = caller.methods().get(index);
  }

  /** What it takes and returns. */
  public MethodModel model() {
    return model;
  }

  /** The author's constraints on its parameters. */
  public WriteCheck check() {
    return caller.check(index);
  }

  /**
   * Calls it.
   *
   * @throws Exception what it throws
   */
  public @Nullable Object call(MethodCall call) throws Exception {
    return caller.call(index, instance.get(), call);
  }

  /** How logs speak of it: {@code app.Refunds.refund}. */
  @Override
  public String toString() {
    return caller.owner().getName() + "." + model.name();
  }
}
