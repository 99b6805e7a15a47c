document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("communique-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch { /* no storage here: the system's theme holds */ }
