package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Mutation;
import dev.fraiseql.annotations.Query;
import dev.fraiseql.annotations.Type;
import dev.fraiseql.processor.declared.Constraint;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.MethodClassDeclaration;
import dev.fraiseql.processor.declared.MethodDeclaration;
import dev.fraiseql.processor.declared.MethodDeclaration.Parameter;
import dev.fraiseql.processor.declared.MethodDeclaration.Result;
import dev.fraiseql.processor.declared.MethodDeclaration.ResultForm;
import dev.fraiseql.processor.declared.ValueDeclaration;
import dev.fraiseql.processor.diagnose.Origin;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads classes with methods that are root fields. */
final class MethodReader {
  private static final String ROW_KEY = "dev.fraiseql.contract.method.RowKey";
  private static final String CHANGES = "dev.fraiseql.contract.method.Changes";
  private static final String CONNECTION = "java.sql.Connection";

  private final Elements elements;
  private final Docs docs;
  private final ValueReader values;
  private final ObjectReader objects;
  private final ConstraintReader constraints;
  private final FieldFinder fields;

  MethodReader(
      Elements elements, Types types, Docs docs, ValueReader values, ObjectReader objects) {
    this.elements = elements;
    this.docs = docs;
    this.values = values;
    this.objects = objects;
    constraints = new ConstraintReader(elements, types);
    fields = new FieldFinder(types);
  }

  MethodClassDeclaration read(TypeElement type) {
    List<MethodDeclaration> methods = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      Class<? extends Annotation> annotation = annotation(method, type);
      if (annotation != null) {
        methods.add(read(type, method, annotation == Mutation.class));
      }
    }
    String annotation =
        isMarked(type, Mutation.class)
            ? "Mutation"
            : isMarked(type, Query.class)
                ? "Query"
                : methods.isEmpty() ? "Mutation" : methods.getFirst().annotation();
    return new MethodClassDeclaration(
        elements.getPackageOf(type).getQualifiedName().toString(),
        type.getQualifiedName().toString(),
        annotation,
        methods.isEmpty()
            ? "no method of it can be a field. Add one that is not private."
            : Instantiation.objection(type),
        Instantiation.isCreated(type),
        methods,
        Origin.of(type));
  }

  /** The annotation that makes a method a field; null if it is none. */
  private static @Nullable Class<? extends Annotation> annotation(
      ExecutableElement method, TypeElement type) {
    if (isMarked(method, Mutation.class)) {
      return Mutation.class;
    }
    if (isMarked(method, Query.class)) {
      return Query.class;
    }
    boolean helper =
        method.getModifiers().contains(Modifier.PRIVATE)
            || AnnotationReader.find(Override.class, List.of(method)).isPresent();
    if (helper) {
      return null;
    }
    return isMarked(type, Mutation.class)
        ? Mutation.class
        : isMarked(type, Query.class) ? Query.class : null;
  }

  private static boolean isMarked(Element element, Class<? extends Annotation> annotation) {
    return AnnotationReader.find(annotation, List.of(element)).isPresent();
  }

  private MethodDeclaration read(TypeElement type, ExecutableElement method, boolean mutation) {
    String owner = type.getSimpleName().toString();
    String name = method.getSimpleName().toString();
    List<Parameter> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(parameter(type, owner + '.' + name, method, parameter));
    }
    return new MethodDeclaration(
        owner,
        name,
        mutation,
        whyNotCalled(method),
        parameters,
        result(owner, name, method, type),
        docs.of(method),
        Origin.of(method));
  }

  /** Why generated code in the same package cannot call a method, and what to do. */
  private static @Nullable String whyNotCalled(ExecutableElement method) {
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      return "it is private, so generated code cannot access it. Make it package-private.";
    }
    if (method.getModifiers().contains(Modifier.STATIC)) {
      return "it is static. Make it an instance method, or make it private to have no field.";
    }
    if (!method.getTypeParameters().isEmpty()) {
      return "it has type parameters. Remove them, or make it private to have no field.";
    }
    for (VariableElement parameter : method.getParameters()) {
      if (isHidden(parameter.asType())) {
        return hidden(parameter.asType());
      }
    }
    return isHidden(method.getReturnType()) ? hidden(method.getReturnType()) : null;
  }

  private static boolean isHidden(TypeMirror type) {
    TypeMirror optional = JavaTypes.optional(type).orElse(type);
    TypeMirror single = JavaTypes.list(optional).orElse(optional);
    return JavaTypes.element(single)
        .filter(element -> TypeReader.shape(element).hidden())
        .isPresent();
  }

  private static String hidden(TypeMirror type) {
    return "generated code cannot access " + JavaTypes.text(type) + ". Make that package-private.";
  }

  private Parameter parameter(
      TypeElement type, String owner, ExecutableElement method, VariableElement parameter) {
    return switch (JavaTypes.name(parameter.asType())) {
      case CHANGES -> new MethodDeclaration.ChangesParameter(Origin.of(parameter));
      case CONNECTION -> new MethodDeclaration.ConnectionParameter(Origin.of(parameter));
      default -> {
        String name = parameter.getSimpleName().toString();
        List<Constraint> constrained =
            constraints.of(
                new FieldFinder.Found(
                    name, parameter.asType(), parameter.asType(), List.of(parameter)),
                type);
        yield new MethodDeclaration.Argument(
            values.read(
                owner,
                name,
                parameter.asType(),
                List.of(parameter),
                constrained,
                docs.of(List.of(parameter), docs.ofComponent(method, name))));
      }
    };
  }

  private Result result(String owner, String name, ExecutableElement method, TypeElement type) {
    TypeMirror returned = method.getReturnType();
    if (returned.getKind() == TypeKind.VOID) {
      return new MethodDeclaration.Nothing();
    }
    if (!JavaTypes.isResolved(returned)) {
      return new MethodDeclaration.Unresolved();
    }
    ValueDeclaration value =
        values.read(owner, name, returned, List.of(method), List.of(), docs.of(method));
    if (value.member().kind() instanceof MemberKind.Value) {
      return new MethodDeclaration.Value(value);
    }
    Optional<TypeMirror> optional = JavaTypes.optional(returned);
    TypeMirror content = optional.orElse(returned);
    Optional<TypeMirror> element = JavaTypes.list(content);
    ResultForm form =
        new ResultForm(element.isPresent(), optional.isPresent(), value.member().nullable());
    return result(element.orElse(content), form, type, value.member().kind());
  }

  private Result result(TypeMirror single, ResultForm form, TypeElement caller, MemberKind kind) {
    TypeElement element = JavaTypes.element(single).orElse(null);
    String hint = kind instanceof MemberKind.Unsupported(var type, String known) ? known : "";
    if (element == null) {
      return new MethodDeclaration.Unsupported(JavaTypes.text(single), hint);
    }
    if (element.getQualifiedName().contentEquals(ROW_KEY)) {
      List<? extends TypeMirror> arguments = ((DeclaredType) single).getTypeArguments();
      return arguments.isEmpty()
          ? new MethodDeclaration.Unsupported("RowKey", "Name the type of the row: RowKey<Order>.")
          : new MethodDeclaration.Rows(JavaTypes.name(arguments.getFirst()), form, List.of(), null);
    }
    if (isMarked(element, Type.class)) {
      return rows(element, form, caller);
    }
    if (hint.isEmpty() && ObjectReader.isObject(element)) {
      objects.add(element);
      return new MethodDeclaration.Objects(element.getQualifiedName().toString(), form);
    }
    return new MethodDeclaration.Unsupported(JavaTypes.text(single), hint);
  }

  /** Rows that are named by instances of their class: how generated code reads the key. */
  private Result rows(TypeElement element, ResultForm form, TypeElement caller) {
    List<String> key = new ArrayList<>();
    String hidden = null;
    for (FieldFinder.Found found : fields.of(element)) {
      if (AnnotationReader.find(Id.class, found.places()).isPresent()) {
        Optional<String> access = access(found, element, caller);
        if (access.isPresent()) {
          key.add(access.get());
        } else {
          hidden = found.name();
        }
      }
    }
    return new MethodDeclaration.Rows(element.getQualifiedName().toString(), form, key, hidden);
  }

  private Optional<String> access(
      FieldFinder.Found found, TypeElement element, TypeElement caller) {
    boolean samePackage = elements.getPackageOf(element).equals(elements.getPackageOf(caller));
    return found.places().stream()
        .filter(place ->
            place.getModifiers().contains(Modifier.PUBLIC)
                || (samePackage && !place.getModifiers().contains(Modifier.PRIVATE)))
        .map(place -> place.getSimpleName() + (place instanceof ExecutableElement ? "()" : ""))
        .findFirst();
  }
}
