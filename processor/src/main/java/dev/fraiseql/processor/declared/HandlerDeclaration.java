package dev.fraiseql.processor.declared;

import dev.fraiseql.processor.diagnose.Origin;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A method with {@code @Handle}.
 *
 * @param owner the simple name of its class
 * @param method its name
 * @param name of the action
 * @param objections why it cannot be an action, and what to do
 * @param deprecated whether it is marked so
 */
public record HandlerDeclaration(
    String owner,
    String method,
    Attribute<String> name,
    List<String> objections,
    List<Parameter> parameters,
    boolean deprecated,
    PolicyDeclaration policy,
    Origin origin) {
  public HandlerDeclaration {
    objections = List.copyOf(objections);
    parameters = List.copyOf(parameters);
  }

  /** The name by which errors speak of it: {@code BigOrderPaid.log}. */
  public String qualifiedName() {
    return owner + '.' + method;
  }

  /** The Java types of its parameters as people write them. */
  public String parameterTypes() {
    return parameters.stream().map(Parameter::javaType).collect(Collectors.joining(", "));
  }

  /**
   * A parameter.
   *
   * @param entity of an {@code EntityEvent}, the canonical name of its type argument; otherwise
   *     empty
   */
  public record Parameter(ParameterKind kind, String javaType, String entity, Origin origin) {}

  /** What a parameter is given. */
  public enum ParameterKind {
    /** An {@code EntityEvent}. */
    ENTITY_EVENT,
    /** A {@code RowEvent}. */
    ROW_EVENT,
    /** A {@code DeliveredEvent}. */
    DELIVERED_EVENT,
    /** Nothing: its type is no event. */
    NONE,
    /** Nothing: javac does not find its type, and reports it itself. */
    UNRESOLVED
  }
}
