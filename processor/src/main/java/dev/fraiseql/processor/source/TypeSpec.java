package dev.fraiseql.processor.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A class.
 *
 * @param superclass null for {@link Object}
 * @param types the classes within it
 * @param origins the elements that it was generated from
 */
public record TypeSpec(
    CodeBlock javadoc,
    List<AnnotationSpec> annotations,
    List<Modifier> modifiers,
    String name,
    @Nullable TypeName superclass,
    List<TypeName> superinterfaces,
    List<FieldSpec> fields,
    List<MethodSpec> methods,
    List<TypeSpec> types,
    List<Element> origins) {
  public TypeSpec {
    annotations = List.copyOf(annotations);
    modifiers = List.copyOf(modifiers);
    superinterfaces = List.copyOf(superinterfaces);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
    types = List.copyOf(types);
    origins = List.copyOf(origins);
  }

  /** A class of that name. */
  public static Builder classBuilder(ClassName name) {
    return new Builder(name.simpleName());
  }

  /** A class of that simple name. */
  public static Builder classBuilder(String name) {
    return new Builder(name);
  }

  /** Describes a class. */
  public static final class Builder {
    private final String name;
    private final CodeBlock.Builder javadoc = CodeBlock.builder();
    private final List<AnnotationSpec> annotations = new ArrayList<>();
    private final List<Modifier> modifiers = new ArrayList<>();
    private @Nullable TypeName superclass;
    private final List<TypeName> superinterfaces = new ArrayList<>();
    private final List<FieldSpec> fields = new ArrayList<>();
    private final List<MethodSpec> methods = new ArrayList<>();
    private final List<TypeSpec> types = new ArrayList<>();
    private final List<Element> origins = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /** Adds to the comment. */
    public Builder addJavadoc(String format, @Nullable Object... arguments) {
      javadoc.add(format, arguments);
      return this;
    }

    /** Adds an annotation. */
    public Builder addAnnotation(AnnotationSpec annotation) {
      annotations.add(annotation);
      return this;
    }

    /** Adds modifiers. */
    public Builder addModifiers(Modifier... added) {
      modifiers.addAll(Arrays.asList(added));
      return this;
    }

    /** Sets the superclass. */
    public Builder superclass(Class<?> type) {
      superclass = TypeName.get(type);
      return this;
    }

    /** Adds an interface that is implemented. */
    public Builder addSuperinterface(Class<?> type) {
      return addSuperinterface(TypeName.get(type));
    }

    /** Adds an interface that is implemented. */
    public Builder addSuperinterface(TypeName type) {
      superinterfaces.add(type);
      return this;
    }

    /** Adds a field. */
    public Builder addField(FieldSpec field) {
      fields.add(field);
      return this;
    }

    /** Adds a method or constructor. */
    public Builder addMethod(MethodSpec method) {
      methods.add(method);
      return this;
    }

    /** Adds methods. */
    public Builder addMethods(Iterable<MethodSpec> added) {
      added.forEach(methods::add);
      return this;
    }

    /** Adds a class within this one. */
    public Builder addType(TypeSpec type) {
      types.add(type);
      return this;
    }

    /** Adds an element that the class is generated from. */
    public Builder addOriginatingElement(Element origin) {
      origins.add(origin);
      return this;
    }

    /** The class. */
    public TypeSpec build() {
      return new TypeSpec(
          javadoc.build(),
          annotations,
          modifiers,
          name,
          superclass,
          superinterfaces,
          fields,
          methods,
          types,
          origins);
    }
  }
}
