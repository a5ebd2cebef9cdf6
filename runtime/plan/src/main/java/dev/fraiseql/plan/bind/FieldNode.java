package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.RequestException.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field as the document selects it.
 *
 * @param name in the schema
 * @param responseKey the alias, or else the name
 * @param arguments those given, in order, as JSON knows them (an enum value is a string), with an
 *     {@link dev.fraiseql.contract.query.Operand.Variable} in place of each variable
 * @param conditions all must hold for the field to be there; what does not depend on variables is
 *     already decided
 * @param fields what is selected below it, fragments put in place; the same response key may occur
 *     several times
 * @param location where it stands in the document
 * @param types the types that fragments around it are on: it is there only for an object that is
 *     each of them
 */
public record FieldNode(
    String name,
    String responseKey,
    Map<String, @Nullable Object> arguments,
    List<Condition> conditions,
    List<FieldNode> fields,
    Location location,
    List<String> types) {
  public FieldNode {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    conditions = List.copyOf(conditions);
    fields = List.copyOf(fields);
    types = List.copyOf(types);
  }

  /** A field of an object whose type is known. */
  public FieldNode(
      String name,
      String responseKey,
      Map<String, @Nullable Object> arguments,
      List<Condition> conditions,
      List<FieldNode> fields,
      Location location) {
    this(name, responseKey, arguments, conditions, fields, location, List.of());
  }

  /**
   * Whether the field is there for an object of a type.
   *
   * @param names what fragments may call the object: by its type, and by what that implements
   */
  public boolean appliesTo(Set<String> names) {
    return names.containsAll(types);
  }

  /** This field and those below it, as if none of them depended on a variable. */
  public FieldNode unconditional() {
    return new FieldNode(
        name,
        responseKey,
        arguments,
        List.of(),
        fields.stream().map(FieldNode::unconditional).toList(),
        location,
        types);
  }
}
