package dev.fraiseql.engine.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.method.Changes;
import dev.fraiseql.contract.method.MethodCall;
import dev.fraiseql.contract.method.MethodCaller;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.MethodModel;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstancesTest {
  /** What {@code create} returns or throws. */
  private record Caller(@Nullable Object instance) implements MethodCaller {
    @Override
    public Class<?> owner() {
      return String.class;
    }

    @Override
    public @Nullable Object create() throws Exception {
      if (instance instanceof Exception failure) {
        throw failure;
      }
      return instance;
    }

    @Override
    public List<MethodModel> methods() {
      return List.of(
          new MethodModel("self", false, List.of(), new MethodModel.Nothing(), Doc.NONE));
    }

    @Override
    public Object call(int method, Object of, MethodCall call) {
      return of;
    }
  }

  private static Object instance(Methods methods) throws Exception {
    MethodCall none =
        new MethodCall(List.of()) {
          @Override
          public Changes changes() {
            throw new IllegalStateException();
          }

          @Override
          public Connection connection() {
            throw new IllegalStateException();
          }
        };
    return Objects.requireNonNull(methods.of(false, "self").call(none));
  }

  @Test
  void prefersTheInstanceOfTheFactory() throws Exception {
    assertThat(instance(new Methods(List.of(new Caller("own")), type -> "given")))
        .isEqualTo("given");
    assertThat(instance(new Methods(List.of(new Caller("own")), InstanceFactory.NONE)))
        .isEqualTo("own");
  }

  @Test
  void saysWhatAClassWithoutInstanceNeeds() {
    Methods methods = new Methods(List.of(new Caller(null)), InstanceFactory.NONE);
    assertThatThrownBy(methods::createInstances)
        .isInstanceOf(InstanceException.class)
        .hasMessage(
            "java.lang.String has methods that are root fields, but is no bean and has no constructor"
                + " without parameters that its package can call. Make it a bean (@Singleton), or add"
                + " the constructor.");
  }

  @Test
  void saysWhichConstructorFailed() {
    Methods methods =
        new Methods(List.of(new Caller(new IllegalStateException("no key"))), InstanceFactory.NONE);
    assertThatThrownBy(methods::createInstances)
        .isInstanceOf(InstanceException.class)
        .hasMessage(
            "The constructor of java.lang.String, whose methods are root fields, failed:"
                + " java.lang.IllegalStateException: no key");
  }
}
