package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.RequestException.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field selected by a document.
 *
 * @param name in the schema
 * @param responseKey the alias, or the name if there is none
 * @param arguments the given arguments, in order, as JSON values (an enum value is a string), with
 *     an {@link dev.fraiseql.contract.query.Operand.Variable} for each variable
 * @param conditions all must hold for the field to be selected; directives without variables are
 *     already applied
 * @param fields the selected subfields, fragments inlined; a response key may occur several times
 * @param location its position in the document
 * @param types the type conditions of the enclosing fragments: the field is selected only for
 *     objects to which all of them apply
 */
public record FieldNode(
    String name,
    String responseKey,
    Map<String, @Nullable Object> arguments,
    List<DirectiveCondition> conditions,
    List<FieldNode> fields,
    Location location,
    List<String> types) {
  public FieldNode {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    conditions = List.copyOf(conditions);
    fields = List.copyOf(fields);
    types = List.copyOf(types);
  }

  /** A field outside of any fragment with a type condition. */
  public FieldNode(
      String name,
      String responseKey,
      Map<String, @Nullable Object> arguments,
      List<DirectiveCondition> conditions,
      List<FieldNode> fields,
      Location location) {
    this(name, responseKey, arguments, conditions, fields, location, List.of());
  }

  /**
   * Whether the field is selected for objects of a type.
   *
   * @param names the names of the object's type and of all interfaces and unions that it belongs to
   */
  public boolean appliesTo(Set<String> names) {
    return names.containsAll(types);
  }

  /** This field and its subfields without their {@code @skip} and {@code @include}. */
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
