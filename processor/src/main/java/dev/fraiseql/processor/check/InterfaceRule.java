package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.InterfaceDeclaration;
import dev.fraiseql.processor.declared.InterfaceDeclaration.Accessor;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sealed interface permits types alone, all of which have its fields alike. */
final class InterfaceRule implements Rule {

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (InterfaceDeclaration each : declarations.interfaces()) {
      if (each.shape().generic()) {
        reporter.report(Diagnostic.GENERIC_TYPE, each.origin(), each.simpleName());
      }
      for (Attribute<String> attribute : each.ofTables()) {
        reporter.report(
            Diagnostic.INTERFACE_TABLE, attribute.origin(), each.simpleName(), attribute.value());
      }
      List<TypeDeclaration> types = types(each, declarations, reporter);
      if (types.size() == each.permitted().size()) {
        each.accessors().forEach(accessor -> check(each, accessor, types, reporter));
      }
    }
  }

  private static List<TypeDeclaration> types(
      InterfaceDeclaration each, Declarations declarations, Reporter reporter) {
    List<TypeDeclaration> types = new ArrayList<>();
    for (String permitted : each.permitted()) {
      Optional<TypeDeclaration> type = declarations.ofClass(permitted);
      type.ifPresentOrElse(
          types::add,
          () ->
              reporter.report(
                  Diagnostic.PERMITTED_CLASS,
                  each.origin(),
                  each.simpleName(),
                  permitted.substring(permitted.lastIndexOf('.') + 1)));
    }
    return types;
  }

  private static void check(
      InterfaceDeclaration each,
      Accessor accessor,
      List<TypeDeclaration> types,
      Reporter reporter) {
    List<MemberDeclaration> fields = new ArrayList<>();
    for (TypeDeclaration type : types) {
      Optional<MemberDeclaration> field =
          type.members().stream()
              .filter(member -> member.name().equals(accessor.field()))
              .findFirst();
      if (field.isEmpty()) {
        report(each, accessor, "it is not a field of " + type.simpleName(), reporter);
        return;
      }
      fields.add(field.get());
    }
    MemberDeclaration first = fields.getFirst();
    for (MemberDeclaration other : fields) {
      if (!isAlike(first, other)) {
        report(
            each,
            accessor,
            "%s and %s differ in type, precision or key"
                .formatted(first.qualifiedName(), other.qualifiedName()),
            reporter);
        return;
      }
    }
  }

  private static void report(
      InterfaceDeclaration each, Accessor accessor, String why, Reporter reporter) {
    reporter.report(
        Diagnostic.INTERFACE_FIELD, accessor.origin(), each.simpleName(), accessor.field(), why);
  }

  private static boolean isAlike(MemberDeclaration member, MemberDeclaration other) {
    return switch (member.kind()) {
      case MemberKind.Value one ->
          other.kind() instanceof MemberKind.Value value
              && value.type().equals(one.type())
              && member.isId() == other.isId();
      case MemberKind.Embedded embedded ->
          other.kind() instanceof MemberKind.Embedded value
              && value.javaClass().equals(embedded.javaClass());
      case MemberKind.ToOne toOne -> other.kind().equals(toOne);
      case MemberKind.ToMany toMany -> other.kind().equals(toMany);
      case MemberKind.Recursion _,
          MemberKind.Unembeddable _,
          MemberKind.Unsupported _,
          MemberKind.Unresolved _ ->
          true; // Another rule's.
    };
  }
}
