package dev.fraiseql.server.log;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs to standard error: messages of FraiseQL from {@code FRAISEQL_LOG_LEVEL} (default INFO), and
 * warnings of everything else. An application's own configuration file takes precedence. Logback
 * runs configurators of service files before its search for that file, whatever their rank, so this
 * one looks for the file itself.
 */
public final class DefaultLogging extends ContextAwareBase implements Configurator {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} - %msg%n";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (hasConfigurationFile()) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();

    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setName("stderr");
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();

    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console);
    // The start failure already reports a port in use.
    context.getLogger("io.micronaut.http.server.netty.NettyHttpServer").setLevel(Level.OFF);
    // It logs every statement that the server rejects, with values: a caller's duplicate key, too.
    context.getLogger("org.mariadb.jdbc").setLevel(Level.OFF);
    // Its start-up messages.
    context.getLogger("org.flywaydb").setLevel(Level.WARN);
    context.getLogger("dev.fraiseql").setLevel(level(System.getenv("FRAISEQL_LOG_LEVEL")));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static boolean hasConfigurationFile() {
    ClassLoader loader = DefaultLogging.class.getClassLoader();
    return System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null
        || loader.getResource(ClassicConstants.TEST_AUTOCONFIG_FILE) != null
        || loader.getResource(ClassicConstants.AUTOCONFIG_FILE) != null;
  }

  private static Level level(@Nullable String name) {
    return Level.toLevel(name, Level.INFO);
  }
}
