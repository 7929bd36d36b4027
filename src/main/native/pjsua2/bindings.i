/* The stock bindings with what a JVM needs changed, and what they lack added. */
%module(directors="1") pjsua2

/* No finalizers: a native object has an owner, who deletes it on the engine's thread. */
%typemap(javafinalize) SWIGTYPE ""

/* A call on a deleted object throws; the stock bindings let it take the process down. */
%typemap(check) SWIGTYPE *self %{
  if (!$1) {
    SWIG_JavaThrowException(jenv, SWIG_JavaIllegalStateException,
        "used after delete(): $1_basetype");
    return $null;
  }
%}

/* A Java exception in a callback is shown and ends there; thrown on through C it would abort. */
%feature("director:except") %{
  jthrowable $error = jenv->ExceptionOccurred();
  if ($error) {
    jenv->ExceptionDescribe();
    jenv->ExceptionClear();
    jenv->DeleteLocalRef($error);
  }
%}

%include "pjsua2.i"

/* Replaces the stock initialiser, which searches for libraries by name and prints when it finds none. */
%pragma(java) jniclasscode=%{
  static {
    String library = System.getProperty("kallglot.native");
    if (library == null) {
      throw new UnsatisfiedLinkError("The telephone engine cannot be loaded: the system property "
          + "kallglot.native is not set. It must hold the absolute path of libpjsua2.so, which the "
          + "build puts into target/native.");
    }
    System.load(library);
  }
%}

/* Usable before Endpoint.libCreate(), to keep what it says off the console. */
%inline %{
void pjLogLevel(int level) { pj_log_set_level(level); }
%}
