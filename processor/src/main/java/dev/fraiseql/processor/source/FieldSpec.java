package dev.fraiseql.processor.source;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A field.
 *
 * @param initializer the value; empty for none
 */
public record FieldSpec(
    CodeBlock javadoc,
    List<Modifier> modifiers,
    TypeName type,
    String name,
    CodeBlock initializer) {
  public FieldSpec {
    modifiers = List.copyOf(modifiers);
  }

  /** A field of that name. */
  public static Builder builder(TypeName type, String name, Modifier... modifiers) {
    return new Builder(type, name).addModifiers(modifiers);
  }

  /** A field of that name. */
  public static Builder builder(Class<?> type, String name, Modifier... modifiers) {
    return builder(TypeName.get(type), name, modifiers);
  }

  /** Describes a field. */
  public static final class Builder {
    private final TypeName type;
    private final String name;
    private final CodeBlock.Builder javadoc = CodeBlock.builder();
    private final List<Modifier> modifiers = new ArrayList<>();
    private CodeBlock initializer = CodeBlock.builder().build();

    private Builder(TypeName type, String name) {
      this.type = type;
      this.name = name;
    }

    /** Adds modifiers, in the order of the language. */
    public Builder addModifiers(Modifier... added) {
      modifiers.addAll(List.of(added));
      return this;
    }

    /** Adds to the comment. */
    public Builder addJavadoc(String format, @Nullable Object... arguments) {
      javadoc.add(format, arguments);
      return this;
    }

    /** Sets the value. */
    public Builder initializer(String format, @Nullable Object... arguments) {
      return initializer(CodeBlock.of(format, arguments));
    }

    /** Sets the value. */
    public Builder initializer(CodeBlock value) {
      initializer = value;
      return this;
    }

    /** The field. */
    public FieldSpec build() {
      return new FieldSpec(javadoc.build(), modifiers, type, name, initializer);
    }
  }
}
