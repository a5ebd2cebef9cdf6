package dev.fraiseql.processor.write;

import dev.fraiseql.processor.source.ClassName;

/**
 * The class that calls constraint validators. It is the same in every build, and generated only
 * because it implements an interface of Jakarta Validation, on which no module of ours depends.
 */
final class ValidatorContextText {
  private static final String CLASS =
      """
      import jakarta.validation.ClockProvider;
      import jakarta.validation.ConstraintValidator;
      import jakarta.validation.ConstraintValidatorContext;
      import java.lang.annotation.Annotation;
      import java.time.Clock;
      import java.util.ArrayList;
      import java.util.List;
      import java.util.function.Consumer;
      import javax.annotation.processing.Generated;

      /** Calls constraint validators, and takes the messages that they add. */
      @Generated("dev.fraiseql.processor.FraiseProcessor")
      public final class FraiseValidatorContext implements ConstraintValidatorContext {
        private final String message;
        private final Clock clock;
        private final List<String> added = new ArrayList<>();
        private boolean defaultDisabled;

        private FraiseValidatorContext(String message, Clock clock) {
          this.message = message;
          this.clock = clock;
        }

        /** A validator that knows its constraint. */
        public static <A extends Annotation, V extends ConstraintValidator<A, ?>> V initialized(
            V validator, A annotation) {
          validator.initialize(annotation);
          return validator;
        }

        /**
         * Hands over the messages of a violation.
         *
         * @param message of the constraint
         */
        public static <T> void check(
            ConstraintValidator<?, T> validator,
            T value,
            String message,
            Clock clock,
            Consumer<String> violations) {
          FraiseValidatorContext context = new FraiseValidatorContext(message, clock);
          if (!validator.isValid(value, context)) {
            if (!context.defaultDisabled) {
              violations.accept(message);
            }
            context.added.forEach(violations);
          }
        }

        /** Whether a validator rejects a value. */
        public static <T> boolean rejects(
            ConstraintValidator<?, T> validator, T value, Clock clock) {
          return !validator.isValid(value, new FraiseValidatorContext("", clock));
        }

        @Override
        public void disableDefaultConstraintViolation() {
          defaultDisabled = true;
        }

        @Override
        public String getDefaultConstraintMessageTemplate() {
          return message;
        }

        @Override
        public ClockProvider getClockProvider() {
          return () -> clock;
        }

        @Override
        public ConstraintViolationBuilder buildConstraintViolationWithTemplate(String template) {
          return new Violation(this, template);
        }

        @Override
        public <T> T unwrap(Class<T> type) {
          return type.cast(this);
        }

        private record Violation(FraiseValidatorContext context, String template)
            implements ConstraintViolationBuilder {

          @Override
          @Deprecated
          public Node addNode(String name) {
            return node();
          }

          @Override
          public Node addPropertyNode(String name) {
            return node();
          }

          @Override
          public Node addBeanNode() {
            return node();
          }

          @Override
          public Node addContainerElementNode(String name, Class<?> type, Integer argument) {
            return node();
          }

          @Override
          public Node addParameterNode(int index) {
            return node();
          }

          @Override
          public ConstraintValidatorContext addConstraintViolation() {
            context.added.add(template);
            return context;
          }

          private Node node() {
            return new Node(this);
          }
        }

        /** A place within the value: the violation is reported of the whole. */
        private record Node(Violation violation)
            implements ConstraintViolationBuilder.NodeBuilderDefinedContext,
                ConstraintViolationBuilder.NodeBuilderCustomizableContext,
                ConstraintViolationBuilder.NodeContextBuilder,
                ConstraintViolationBuilder.LeafNodeBuilderDefinedContext,
                ConstraintViolationBuilder.LeafNodeBuilderCustomizableContext,
                ConstraintViolationBuilder.LeafNodeContextBuilder,
                ConstraintViolationBuilder.ContainerElementNodeBuilderDefinedContext,
                ConstraintViolationBuilder.ContainerElementNodeBuilderCustomizableContext,
                ConstraintViolationBuilder.ContainerElementNodeContextBuilder {

          @Override
          @Deprecated
          public Node addNode(String name) {
            return this;
          }

          @Override
          public Node addPropertyNode(String name) {
            return this;
          }

          @Override
          public Node addBeanNode() {
            return this;
          }

          @Override
          public Node addContainerElementNode(String name, Class<?> type, Integer argument) {
            return this;
          }

          @Override
          public Node inIterable() {
            return this;
          }

          @Override
          public Node inContainer(Class<?> type, Integer argument) {
            return this;
          }

          @Override
          public Node atKey(Object key) {
            return this;
          }

          @Override
          public Node atIndex(Integer index) {
            return this;
          }

          @Override
          public ConstraintValidatorContext addConstraintViolation() {
            return violation.addConstraintViolation();
          }
        }
      }
      """;

  private ValidatorContextText() {}

  static String of(ClassName name) {
    return name.packageName().isEmpty() ? CLASS : "package " + name.packageName() + ";\n\n" + CLASS;
  }
}
