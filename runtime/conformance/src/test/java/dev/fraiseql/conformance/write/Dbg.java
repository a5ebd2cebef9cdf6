package dev.fraiseql.conformance.write;
import dev.fraiseql.testing.TestDatabase;
public class Dbg { public static void main(String[] a) throws Exception {
  ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("dev.fraiseql")).setLevel(ch.qos.logback.classic.Level.ERROR);
  var c = new ch.qos.logback.core.ConsoleAppender<ch.qos.logback.classic.spi.ILoggingEvent>(); var ctx=(ch.qos.logback.classic.LoggerContext) org.slf4j.LoggerFactory.getILoggerFactory(); c.setContext(ctx); var e=new ch.qos.logback.classic.encoder.PatternLayoutEncoder(); e.setContext(ctx); e.setPattern("%m%n%ex{12}%n"); e.start(); c.setEncoder(e); c.start(); ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("dev.fraiseql")).addAppender(c);
  try (Shop shop = Shop.open(TestDatabase.valueOf(a[0]))) { for (int i=1;i<a.length;i++) System.out.println(shop.execute(a[i])); }
  System.exit(0);
}}
