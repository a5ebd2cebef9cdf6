package dev.fraiseql.processor.read;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.processor.declared.InstanceDeclaration;
import dev.fraiseql.processor.declared.InstanceDeclaration.DocumentForm;
import dev.fraiseql.processor.declared.InstanceDeclaration.Part;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads how instances of records are made of the rows of events. */
final class InstanceReader {
  private final Elements elements;

  InstanceReader(Elements elements) {
    this.elements = elements;
  }

  /**
   * How instances of a class are made.
   *
   * @param members what it consists of
   */
  InstanceDeclaration read(TypeElement type, List<MemberDeclaration> members) {
    List<Part> parts =
        type.getKind() == ElementKind.RECORD
            ? type.getRecordComponents().stream()
                .map(component -> part(component, members))
                .toList()
            : List.of(
                new InstanceDeclaration.Impossible(
                    type.getSimpleName() + " is a class and not a record"));
    return new InstanceDeclaration(
        elements.getPackageOf(type).getQualifiedName().toString(),
        type.getQualifiedName().toString(),
        parts,
        casts(type));
  }

  private static List<String> casts(TypeElement type) {
    List<? extends RecordComponentElement> components = type.getRecordComponents();
    long rivals =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(constructor -> constructor.getParameters().size() == components.size())
            .count();
    return rivals < 2
        ? List.of()
        : components.stream().map(component -> erased(component.asType())).toList();
  }

  private static String erased(TypeMirror type) {
    return type instanceof ArrayType array
        ? erased(array.getComponentType()) + "[]"
        : JavaTypes.name(type);
  }

  private Part part(RecordComponentElement component, List<MemberDeclaration> members) {
    String name = component.getSimpleName().toString();
    TypeMirror declared = component.asType();
    Part absent = new InstanceDeclaration.Absent(defaultOf(declared.getKind()));
    MemberDeclaration member =
        members.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    if (member == null) {
      return absent; // it is marked @Ignore
    }
    boolean optional = JavaTypes.optional(declared).isPresent();
    TypeMirror type = JavaTypes.optional(declared).orElse(declared);
    return switch (member.kind()) {
      case MemberKind.Value value -> value(member, value, type, optional);
      case MemberKind.Embedded embedded ->
          new InstanceDeclaration.Embedded(
              name,
              member.nullable(),
              optional,
              read(JavaTypes.element(type).orElseThrow(), embedded.members()));
      default -> absent;
    };
  }

  private static Part value(
      MemberDeclaration member, MemberKind.Value value, TypeMirror type, boolean optional) {
    TypeMirror single = JavaTypes.list(type).orElse(type);
    DocumentForm document = DocumentForm.NONE;
    if (value.type().scalar() == Scalar.JSON) {
      document = documentForm(type);
      if (document == DocumentForm.NONE) {
        return new InstanceDeclaration.Impossible(
            member.qualifiedName() + " is a document of the Java type " + value.javaType());
      }
    }
    boolean hiddenEnum =
        JavaTypes.enumeration(single)
            .filter(element -> TypeReader.shape(element).hidden())
            .isPresent();
    return hiddenEnum
        ? new InstanceDeclaration.Impossible(
            member.qualifiedName() + " is of an enum that is private")
        : new InstanceDeclaration.Value(
            member.name(),
            value.type(),
            member.nullable(),
            optional,
            JavaTypes.scalarClass(single),
            document);
  }

  /** {@link DocumentForm#NONE} for a type that no values of JSON are of. */
  private static DocumentForm documentForm(TypeMirror type) {
    List<? extends TypeMirror> arguments =
        type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    return switch (JavaTypes.name(type)) {
      case "java.lang.String" -> DocumentForm.TEXT;
      case "java.lang.Object" -> DocumentForm.ANY;
      case "java.util.Map" -> isObject(arguments) ? DocumentForm.OBJECT : DocumentForm.NONE;
      case "java.util.List" ->
          arguments.stream().allMatch(InstanceReader::isAny)
              ? DocumentForm.ARRAY
              : DocumentForm.NONE;
      default -> DocumentForm.NONE;
    };
  }

  private static boolean isObject(List<? extends TypeMirror> arguments) {
    return arguments.isEmpty()
        || (JavaTypes.name(arguments.getFirst()).equals("java.lang.String")
            && isAny(arguments.getLast()));
  }

  private static boolean isAny(TypeMirror argument) {
    return argument instanceof WildcardType wildcard
        ? wildcard.getExtendsBound() == null && wildcard.getSuperBound() == null
        : JavaTypes.name(argument).equals("java.lang.Object");
  }

  private static String defaultOf(TypeKind kind) {
    return switch (kind) {
      case BOOLEAN -> "false";
      case BYTE -> "(byte) 0";
      case SHORT -> "(short) 0";
      case CHAR -> "(char) 0";
      case INT, LONG, FLOAT, DOUBLE -> "0";
      default -> "null";
    };
  }
}
