package dev.fraiseql.processor.declared;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A class with {@code @Observer}.
 *
 * @param packageName empty for the unnamed package
 * @param javaClass its canonical name
 * @param standing how it is declared
 * @param entity the canonical name of the observed class; empty if javac does not find it
 * @param changes the names of constants of {@link Change}
 * @param when the text of the condition; empty for none
 * @param ordered whether the events of one row are delivered one after the other
 * @param start the name of a constant of {@link dev.fraiseql.annotations.StartPosition}
 * @param actions the annotations, in their order
 * @param handlers the methods, in their order
 * @param instance how instances of the entity are made, if it is a record of a {@code @Type} and a
 *     handler takes them; otherwise null
 * @param origin its declaration
 */
public record ObserverDeclaration(
    String packageName,
    String javaClass,
    Standing standing,
    Attribute<String> name,
    Attribute<String> entity,
    Attribute<List<String>> changes,
    Attribute<String> when,
    boolean ordered,
    String start,
    List<ActionDeclaration> actions,
    List<HandlerDeclaration> handlers,
    @Nullable InstanceDeclaration instance,
    Origin origin) {
  public ObserverDeclaration {
    actions = List.copyOf(actions);
    handlers = List.copyOf(handlers);
  }

  /**
   * How the class is declared.
   *
   * @param objection why generated code cannot name it, or have an instance for its handlers, and
   *     what to do; null if it can
   * @param isCreated whether it has a constructor without parameters that its package can call
   * @param deprecated whether it, or a class around it, is marked so
   */
  public record Standing(@Nullable String objection, boolean isCreated, boolean deprecated) {}

  /** The name of the class without its package and the classes around it. */
  public String simpleName() {
    return javaClass.substring(javaClass.lastIndexOf('.') + 1);
  }

  /** The changes that it acts on, each once, in the order of the constants. */
  public List<Change> on() {
    return Arrays.stream(Change.values())
        .filter(change -> changes.value().contains(change.name()))
        .toList();
  }

  /** The texts that name fields of the entity: the condition, templates, redacted fields. */
  public Stream<String> texts() {
    return Stream.concat(Stream.of(when.value()), actions.stream().flatMap(each -> texts(each)));
  }

  private static Stream<String> texts(ActionDeclaration action) {
    Stream<String> templates =
        action.content().templates().stream().map(template -> template.text().value());
    return action.content() instanceof ActionDeclaration.Webhook webhook
        ? Stream.concat(templates, webhook.redact().stream().map(Attribute::value))
        : templates;
  }
}
