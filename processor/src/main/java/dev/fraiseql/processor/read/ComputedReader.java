package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Computed;
import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.ComputedCall;
import dev.fraiseql.processor.declared.ComputedDeclaration;
import dev.fraiseql.processor.declared.ComputedDeclaration.Parameter;
import dev.fraiseql.processor.declared.MemberAnnotations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads the methods of a class that are annotated with {@code @Computed}. */
final class ComputedReader {
  private final Elements elements;
  private final Docs docs;
  private final ValueTypes values;

  ComputedReader(Elements elements, Docs docs, ValueTypes values) {
    this.elements = elements;
    this.docs = docs;
    this.values = values;
  }

  /** Those of an annotated class, of its superclasses first, and of the classes embedded in it. */
  List<ComputedDeclaration> read(TypeElement type, List<MemberDeclaration> members) {
    List<ComputedDeclaration> found = new ArrayList<>();
    ofClass(type, type, found);
    ofEmbedded(type, members, found);
    return found;
  }

  private void ofClass(TypeElement declaring, TypeElement type, List<ComputedDeclaration> into) {
    JavaTypes.element(declaring.getSuperclass()).ifPresent(parent -> ofClass(parent, type, into));
    for (ExecutableElement method : marked(declaring)) {
      into.add(read(declaring, method, whyNotCalled(method, type)));
    }
  }

  private void ofEmbedded(
      TypeElement type, List<MemberDeclaration> members, List<ComputedDeclaration> into) {
    for (MemberDeclaration member : members) {
      if (member.kind() instanceof MemberKind.Embedded embedded) {
        String why =
            "its class is embedded in %s. Let a method of %s itself compute it, or remove it."
                .formatted(type.getSimpleName(), type.getSimpleName());
        TypeElement declaring = elements.getTypeElement(embedded.javaClass());
        for (ExecutableElement method : marked(declaring)) {
          into.add(read(declaring, method, why));
        }
        ofEmbedded(type, embedded.members(), into);
      }
    }
  }

  private static List<ExecutableElement> marked(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> AnnotationReader.find(Computed.class, List.of(method)).isPresent())
        .toList();
  }

  private ComputedDeclaration read(
      TypeElement declaring, ExecutableElement method, @Nullable String objection) {
    TypeMirror returned = method.getReturnType();
    Optional<TypeMirror> optional = JavaTypes.optional(returned);
    TypeMirror type = optional.orElse(returned);
    MemberAnnotations annotations = MemberAnnotationsReader.of(List.of(method));
    MemberDeclaration result =
        new MemberDeclaration(
            declaring.getSimpleName().toString(),
            method.getSimpleName().toString(),
            optional.isPresent() || JavaTypes.isNullable(returned) || JavaTypes.isNullable(method),
            content(method, type, annotations),
            annotations,
            List.of(),
            docs.of(method),
            Origin.of(method));
    return new ComputedDeclaration(
        result,
        objection,
        new ComputedCall(
            form(returned),
            method.getParameters().stream().map(each -> each.getSimpleName().toString()).toList(),
            method.getParameters().stream().map(each -> form(each.asType())).toList()),
        method.getParameters().stream().map(this::parameter).toList());
  }

  private MemberKind content(
      ExecutableElement method, TypeMirror type, MemberAnnotations annotations) {
    if (!JavaTypes.isResolved(type)
        || !method.getParameters().stream().allMatch(each -> JavaTypes.isResolved(each.asType()))) {
      return new MemberKind.Unresolved();
    }
    String javaType = JavaTypes.text(type);
    return values
        .of(type, annotations.column())
        .filter(value -> value.scalar() != Scalar.JSON)
        .<MemberKind>map(value ->
            new MemberKind.Value(
                Attribute.derived("", Origin.of(method)),
                value,
                0,
                Stored.DEFAULT,
                "",
                javaType,
                false))
        .orElseGet(() ->
            new MemberKind.Unsupported(
                javaType, "A computed field is a single value: a text, a number, a time ..."));
  }

  private Parameter parameter(VariableElement parameter) {
    TypeMirror declared = parameter.asType();
    Optional<TypeMirror> optional = JavaTypes.optional(declared);
    TypeMirror type = optional.orElse(declared);
    @Nullable ValueType value = values.of(type, null).orElse(null);
    return new Parameter(
        parameter.getSimpleName().toString(),
        JavaTypes.text(type),
        value,
        optional.isPresent() || JavaTypes.isNullable(declared) || JavaTypes.isNullable(parameter),
        Origin.of(parameter));
  }

  private static ComputedCall.Form form(TypeMirror type) {
    Optional<TypeMirror> optional = JavaTypes.optional(type);
    return new ComputedCall.Form(
        optional.isPresent(), JavaTypes.scalarClass(optional.orElse(type)));
  }

  /** Why generated code beside the annotated class cannot call a method, and what to do. */
  private @Nullable String whyNotCalled(ExecutableElement method, TypeElement type) {
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      return "it is not a static method. Rows do not become instances: make it static, with a"
          + " parameter for each field that it needs, named like the field.";
    }
    if (!method.getTypeParameters().isEmpty()) {
      return "it has type parameters. Remove them.";
    }
    boolean elsewhere = !elements.getPackageOf(method).equals(elements.getPackageOf(type));
    if (method.getModifiers().contains(Modifier.PRIVATE)
        || (elsewhere && !method.getModifiers().contains(Modifier.PUBLIC))) {
      return "generated code cannot access it. Make it "
          + (elsewhere ? "public." : "package-private.");
    }
    for (VariableElement parameter : method.getParameters()) {
      if (isHidden(parameter.asType())) {
        return hidden(parameter.asType());
      }
    }
    return isHidden(method.getReturnType()) ? hidden(method.getReturnType()) : null;
  }

  private static boolean isHidden(TypeMirror type) {
    Optional<TypeMirror> optional = JavaTypes.optional(type);
    @Nullable Element element = JavaTypes.element(optional.orElse(type)).orElse(null);
    return element != null && element.getModifiers().contains(Modifier.PRIVATE);
  }

  private static String hidden(TypeMirror type) {
    return "generated code cannot access " + JavaTypes.text(type) + ". Make that package-private.";
  }
}
