package dev.fraiseql.processor.source;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A method or constructor.
 *
 * @param result the type that is returned; null for a constructor
 * @param name empty for a constructor
 * @param code the body
 */
public record MethodSpec(
    CodeBlock javadoc,
    List<AnnotationSpec> annotations,
    List<Modifier> modifiers,
    @Nullable TypeName result,
    String name,
    List<Parameter> parameters,
    List<TypeName> exceptions,
    CodeBlock code) {
  public MethodSpec {
    annotations = List.copyOf(annotations);
    modifiers = List.copyOf(modifiers);
    parameters = List.copyOf(parameters);
    exceptions = List.copyOf(exceptions);
  }

  /** A parameter. */
  public record Parameter(TypeName type, String name) {}

  /** A method of that name, which returns nothing unless something else is said. */
  public static Builder methodBuilder(String name) {
    return new Builder(name, new PrimitiveTypeName("void"));
  }

  /** A constructor. */
  public static Builder constructorBuilder() {
    return new Builder("", null);
  }

  /** Describes a method or constructor. */
  public static final class Builder {
    private final String name;
    private @Nullable TypeName result;
    private final CodeBlock.Builder javadoc = CodeBlock.builder();
    private final List<AnnotationSpec> annotations = new ArrayList<>();
    private final List<Modifier> modifiers = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<TypeName> exceptions = new ArrayList<>();
    private final CodeBlock.Builder code = CodeBlock.builder();

    private Builder(String name, @Nullable TypeName result) {
      this.name = name;
      this.result = result;
    }

    /** Adds to the comment. */
    public Builder addJavadoc(String format, @Nullable Object... arguments) {
      javadoc.add(format, arguments);
      return this;
    }

    /** Adds an annotation without attributes. */
    public Builder addAnnotation(Class<?> type) {
      return addAnnotation(AnnotationSpec.builder(type).build());
    }

    /** Adds an annotation. */
    public Builder addAnnotation(AnnotationSpec annotation) {
      annotations.add(annotation);
      return this;
    }

    /** Adds modifiers. */
    public Builder addModifiers(Modifier... added) {
      modifiers.addAll(List.of(added));
      return this;
    }

    /** Sets the type that is returned. */
    public Builder returns(TypeName type) {
      result = type;
      return this;
    }

    /** Sets the type that is returned. */
    public Builder returns(Class<?> type) {
      return returns(TypeName.get(type));
    }

    /** Adds a parameter. */
    public Builder addParameter(TypeName type, String parameter) {
      parameters.add(new Parameter(type, parameter));
      return this;
    }

    /** Adds a parameter. */
    public Builder addParameter(Class<?> type, String parameter) {
      return addParameter(TypeName.get(type), parameter);
    }

    /** Adds an exception that is thrown. */
    public Builder addException(Class<?> type) {
      exceptions.add(TypeName.get(type));
      return this;
    }

    /** Adds to the body. */
    public Builder addCode(String format, @Nullable Object... arguments) {
      code.add(format, arguments);
      return this;
    }

    /** Adds to the body. */
    public Builder addCode(CodeBlock block) {
      code.add(block);
      return this;
    }

    /** Adds a statement to the body; its semicolon is added, too. */
    public Builder addStatement(String format, @Nullable Object... arguments) {
      code.add("$[").add(format, arguments).add(";\n$]");
      return this;
    }

    /** Adds a statement to the body; its semicolon is added, too. */
    public Builder addStatement(CodeBlock statement) {
      return addStatement("$L", statement);
    }

    /** Adds a head and an opening brace to the body, which is indented from there on. */
    public Builder beginControlFlow(String head, @Nullable Object... arguments) {
      code.add(head, arguments).add(" {\n$>");
      return this;
    }

    /** Adds a closing brace, a head and an opening brace to the body. */
    public Builder nextControlFlow(String head, @Nullable Object... arguments) {
      code.add("$<} ").add(head, arguments).add(" {\n$>");
      return this;
    }

    /** Adds the brace that ends what {@link #beginControlFlow} began. */
    public Builder endControlFlow() {
      code.add("$<}\n");
      return this;
    }

    /** The method. */
    public MethodSpec build() {
      return new MethodSpec(
          javadoc.build(),
          annotations,
          modifiers,
          result,
          name,
          parameters,
          exceptions,
          code.build());
    }
  }
}
