package com.kallglot.console.sandbox.edge.stack;

import gov.nist.core.LogLevels;
import gov.nist.core.StackLogger;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What JAIN-SIP has to say, at debug level and only the first line of it: the lines after it may
/// be a whole SIP message, credentials included. Keeps log4j, its default, out of the program.
public final class FirstLineLogger implements StackLogger {
  private static final Logger LOG =
      LoggerFactory.getLogger("com.kallglot.console.sandbox.edge.sip");
  private static final int LONGEST = 200;

  private static void say(@Nullable String text) {
    if (LOG.isDebugEnabled() && text != null) {
      String line = text.lines().findFirst().orElse("");
      LOG.debug("{}", line.length() > LONGEST ? line.substring(0, LONGEST) : line);
    }
  }

  @Override
  public void logStackTrace() {
    // where the stack stands is of no use to anybody here
  }

  @Override
  public void logStackTrace(int level) {
    logStackTrace();
  }

  @Override
  public int getLineCount() {
    return 0;
  }

  @Override
  public void logException(Throwable problem) {
    say(problem.getClass().getName() + ": " + problem.getMessage());
  }

  @Override
  public void logDebug(String text) {
    logTrace(text);
  }

  @Override
  public void logTrace(String text) {
    // never asked for: isLoggingEnabled says no to these levels
  }

  @Override
  public void logFatalError(String text) {
    say(text);
  }

  @Override
  public void logError(String text) {
    say(text);
  }

  @Override
  public void logError(String text, Exception problem) {
    say(text);
    logException(problem);
  }

  @Override
  public void logWarning(String text) {
    say(text);
  }

  @Override
  public void logInfo(String text) {
    logTrace(text);
  }

  @Override
  public boolean isLoggingEnabled() {
    return LOG.isDebugEnabled();
  }

  @Override
  public boolean isLoggingEnabled(int level) {
    return level <= LogLevels.TRACE_WARN && LOG.isDebugEnabled();
  }

  @Override
  public void disableLogging() {
    // SLF4J's configuration decides
  }

  @Override
  public void enableLogging() {
    // SLF4J's configuration decides
  }

  @Override
  public void setBuildTimeStamp(String stamp) {
    // of no use here
  }

  @Override
  public void setStackProperties(Properties properties) {
    // nothing to configure
  }

  @Override
  public String getLoggerName() {
    return LOG.getName();
  }
}
