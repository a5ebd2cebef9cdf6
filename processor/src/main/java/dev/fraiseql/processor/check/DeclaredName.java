package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.EnumDeclaration;
import dev.fraiseql.processor.declared.InterfaceDeclaration;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.MethodClassDeclaration;
import dev.fraiseql.processor.declared.MethodDeclaration;
import dev.fraiseql.processor.declared.ObjectDeclaration;
import dev.fraiseql.processor.declared.ScalarDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A GraphQL name that an author gave, and what it names.
 *
 * @param what it is, for an error: {@code the enum app.Status}
 */
record DeclaredName(Kind kind, String name, String what, Origin origin) {

  /** What the names of GraphQL are given to. */
  enum Kind {
    TYPE,
    EMBEDDED,
    ENUM,
    SCALAR,
    ENUM_VALUE,
    FIELD,
    OBJECT,
    METHOD,
    PLURAL
  }

  /** All GraphQL names of a build. */
  static List<DeclaredName> all(Declarations declarations) {
    List<DeclaredName> all = new ArrayList<>(types(declarations));
    for (TypeDeclaration type : declarations.types()) {
      String what = "the plural of " + type.simpleName();
      all.add(new DeclaredName(Kind.PLURAL, type.plural().value(), what, type.plural().origin()));
    }
    for (InterfaceDeclaration each : declarations.interfaces()) {
      String what = "the plural of " + each.simpleName();
      all.add(new DeclaredName(Kind.PLURAL, each.plural().value(), what, each.plural().origin()));
    }
    Stream.concat(declarations.everyMember(), declarations.everyResult())
        .forEach(member -> all.add(field(member)));
    for (MethodClassDeclaration type : declarations.methods()) {
      for (MethodDeclaration method : type.methods()) {
        String what = method.qualifiedName();
        all.add(new DeclaredName(Kind.METHOD, method.name(), what, method.origin()));
        method.arguments().forEach(each -> all.add(inNoColumn(each.value().member())));
      }
    }
    for (ObjectDeclaration object : declarations.objects()) {
      object.fields().forEach(each -> all.add(inNoColumn(each.member())));
    }
    for (EnumDeclaration declared : declarations.enums()) {
      List<EnumModel.Value> values = declared.model().values();
      for (int i = 0; i < values.size(); i++) {
        String name = values.get(i).name();
        String what = declared.model().name() + '.' + name;
        all.add(new DeclaredName(Kind.ENUM_VALUE, name, what, declared.values().get(i)));
      }
    }
    return all;
  }

  /**
   * The names of types: objects, interfaces, embedded objects (each class once), enums, scalars.
   */
  static List<DeclaredName> types(Declarations declarations) {
    List<DeclaredName> types = new ArrayList<>();
    for (TypeDeclaration type : declarations.types()) {
      String what = "the class " + type.javaClass();
      types.add(new DeclaredName(Kind.TYPE, type.name().value(), what, type.name().origin()));
    }
    for (InterfaceDeclaration each : declarations.interfaces()) {
      String what = "the interface " + each.javaClass();
      types.add(new DeclaredName(Kind.TYPE, each.name().value(), what, each.name().origin()));
    }
    Map<String, DeclaredName> embedded = new LinkedHashMap<>();
    declarations
        .everyMember()
        .forEach(member -> {
          if (member.kind() instanceof MemberKind.Embedded content) {
            String what = "the embedded class " + content.javaClass();
            embedded.putIfAbsent(
                content.javaClass(),
                new DeclaredName(Kind.EMBEDDED, content.type(), what, member.origin()));
          }
        });
    types.addAll(embedded.values());
    for (EnumDeclaration declared : declarations.enums()) {
      String what = "the enum " + declared.model().javaClass();
      types.add(new DeclaredName(Kind.ENUM, declared.model().name(), what, declared.origin()));
    }
    for (ObjectDeclaration object : declarations.objects()) {
      String what = "the record " + object.javaClass();
      types.add(new DeclaredName(Kind.OBJECT, object.name(), what, object.origin()));
    }
    for (ScalarDeclaration scalar : declarations.scalars()) {
      if (scalar.standing().served()) {
        continue; // Its name is that of the type, too, and the class cannot stay both.
      }
      String what = "the scalar " + scalar.javaClass();
      types.add(new DeclaredName(Kind.SCALAR, scalar.name().value(), what, scalar.name().origin()));
    }
    return types;
  }

  private static DeclaredName inNoColumn(MemberDeclaration member) {
    return new DeclaredName(Kind.METHOD, member.name(), member.qualifiedName(), member.origin());
  }

  /** The name of a field. */
  static DeclaredName field(MemberDeclaration member) {
    return new DeclaredName(Kind.FIELD, member.name(), member.qualifiedName(), member.origin());
  }
}
