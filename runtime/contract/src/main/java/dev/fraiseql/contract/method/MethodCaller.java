package dev.fraiseql.contract.method;

import dev.fraiseql.contract.model.MethodModel;
import dev.fraiseql.contract.write.WriteCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls the methods of one class that are root fields. Generated; stateless. */
public interface MethodCaller {

  /** The class of the methods. */
  Class<?> owner();

  /** A new instance; null if the class has no constructor without parameters. */
  default @Nullable Object create() throws Exception {
    return null;
  }

  /** The methods, in the order of their declaration. */
  List<MethodModel> methods();

  /**
   * The author's constraints on the parameters of a method, which are the columns of the row that
   * is checked.
   *
   * @param method its index
   */
  default WriteCheck check(int method) {
    return WriteCheck.NONE;
  }

  /**
   * Calls a method.
   *
   * @param method its index
   * @param instance of {@link #owner}
   * @return its result: a value of the class that {@link dev.fraiseql.contract.row.JavaRow} reads;
   *     a {@link RowKey}; an array of the values of an object, by field; a list of one of these; or
   *     null
   * @throws Exception what the method throws
   */
  @Nullable Object call(int method, Object instance, MethodCall call) throws Exception;
}
